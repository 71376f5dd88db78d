package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.telegram.TelegramApi;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramTest {
  private static final String BOT = "/api.telegram.org/bot" + TelegramApi.TOKEN + "/";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final Caller caller = new Caller(sandbox.http());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void knows_its_bot() {
    Got got = caller.get(BOT + "getMe");
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.json().path("ok").asBoolean()).isTrue();
    assertThat(got.json().at("/result/is_bot").asBoolean()).isTrue();
    assertThat(TelegramApi.TOKEN).matches("^\\d{6,12}:[\\w-]{30,64}$");
  }

  @Test
  void tells_an_unknown_token_from_a_malformed_one() {
    String unknown = "987654321:SANDBOX-another-bot-token-unknown-here";
    assertThat(caller.get("/api.telegram.org/bot" + unknown + "/getMe").status()).isEqualTo(401);
    Got malformed = caller.get("/api.telegram.org/botnonsense/getMe");
    assertThat(malformed.status()).isEqualTo(404);
    assertThat(malformed.json().path("description").asString()).isEqualTo("Not Found");
    assertThat(caller.get(BOT + "getNothing").status()).isEqualTo(404);
  }

  @Test
  void knows_no_token_that_was_revoked() {
    sandbox.revokeGrants("telegram", "");
    assertThat(caller.get(BOT + "getMe").status()).isEqualTo(401);
  }

  @Test
  void sends_by_query_form_and_json() {
    assertThat(caller.get(BOT + "sendMessage?chat_id=1001&text=one").status()).isEqualTo(200);
    assertThat(
            caller
                .form(BOT + "sendMessage", Map.of("chat_id", "@sandbox_channel", "text", "two"))
                .status())
        .isEqualTo(200);
    Got json = caller.json("POST", BOT + "sendMessage", "{\"chat_id\":1002,\"text\":\"three\"}");
    assertThat(json.json().at("/result/message_id").asInt()).isEqualTo(3);
    assertThat(sandbox.telegramMessages())
        .extracting("text")
        .containsExactly("one", "two", "three");
  }

  @Test
  void refuses_what_telegram_refuses() {
    assertThat(send("1003", "x")).isEqualTo("403 Forbidden: bot was blocked by the user");
    assertThat(send("1004", "x"))
        .isEqualTo("403 Forbidden: bot can't initiate conversation with a user");
    assertThat(send("5", "x")).isEqualTo("400 Bad Request: chat not found");
    assertThat(send("1001", "")).isEqualTo("400 Bad Request: message text is empty");
    assertThat(send("1001", "x".repeat(4097))).isEqualTo("400 Bad Request: message is too long");
    assertThat(send("1001", "x".repeat(4096))).startsWith("200");
  }

  @Test
  void reads_numbers_as_numbers_and_names_in_any_case() {
    assertThat(send("0001001", "x")).startsWith("200");
    assertThat(send("@Sandbox_Channel", "x")).startsWith("200");
    assertThat(send("-01001000000009", "x")).startsWith("200");
    assertThat(send("0", "x")).isEqualTo("400 Bad Request: chat not found");
  }

  @Test
  void says_what_a_chat_is_called() {
    Got channel = caller.get(BOT + "getChat?chat_id=@sandbox_news");
    assertThat(channel.json().at("/result/id").asLong()).isEqualTo(-1001000000009L);
    assertThat(channel.json().at("/result/username").asString()).isEqualTo("sandbox_channel");
    assertThat(channel.json().at("/result/active_usernames/1").asString())
        .isEqualTo("sandbox_news");
    assertThat(caller.get(BOT + "getChat?chat_id=1002").json().at("/result").has("username"))
        .isFalse();
    assertThat(caller.get(BOT + "getChat?chat_id=1004").status()).isEqualTo(400);
    assertThat(caller.get(BOT + "getChat?chat_id=-2001").status()).isEqualTo(400);
    assertThat(caller.get(BOT + "getChat?chat_id=-1001000000002").status()).isEqualTo(403);
  }

  @Test
  void slows_down_a_bot_that_floods_a_group() {
    for (int i = 0; i < 20; i++) {
      assertThat(send("-1001000000001", "hello")).startsWith("200");
    }
    Got flood = caller.get(BOT + "sendMessage?chat_id=-1001000000001&text=x");
    assertThat(flood.status()).isEqualTo(429);
    assertThat(flood.json().at("/parameters/retry_after").asInt()).isEqualTo(60);
    sandbox.advance(Duration.ofSeconds(61));
    assertThat(send("-1001000000001", "hello")).startsWith("200");
  }

  private String send(String chat, String text) {
    Got got = caller.form(BOT + "sendMessage", Map.of("chat_id", chat, "text", text));
    return got.status() + " " + got.json().path("description").asString();
  }
}
