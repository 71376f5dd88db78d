package dev.enlace.adapter.out.messaging.telegram;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.enlace.adapter.out.messaging.EverythingLogged;
import dev.enlace.adapter.out.messaging.Senders;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.ChatMessage;
import dev.enlace.domain.message.ChatMessage.ParseMode;
import dev.enlace.domain.message.KnownChat;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import dev.enlace.sandbox.telegram.SentMessage;
import dev.enlace.sandbox.telegram.TelegramApi;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramDeliveryTest {
  private static final ProviderId TELEGRAM = new ProviderId("telegram");
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());

  private final TelegramDelivery delivery =
      at(SANDBOX.locate(BotApi.API.toString()), Duration.ofSeconds(10));

  @AfterAll
  static void stops() {
    SANDBOX.close();
  }

  @AfterEach
  void forgets() {
    SANDBOX.forget();
  }

  @Test
  void sends_a_text_as_it_is() {
    String text = "Grüße \"😀\"\r\n<b>&</b> \\";

    assertThat(deliver(delivery, message("@sandbox_channel", text, ParseMode.HTML)))
        .isEqualTo(new Delivery.Taken("1"));
    assertThat(SANDBOX.telegramMessages())
        .singleElement()
        .returns("@sandbox_channel", SentMessage::chatId)
        .returns(text, SentMessage::text);
  }

  @ParameterizedTest
  @CsvSource({
    "1003, RECIPIENT_REFUSED",
    "1004, RECIPIENT_REFUSED",
    "-1001000000002, RECIPIENT_REFUSED",
    "-2001, RECIPIENT_REFUSED",
    "99, RECIPIENT_REFUSED",
  })
  void says_that_somebody_cannot_be_written_to(String chat, MessageProblem problem) {
    assertThat(deliver(delivery, message(chat, "Hello", null)))
        .isEqualTo(new Delivery.Refused(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "can't parse entities: Unsupported start tag \\\"chat\\\" at byte offset 0",
        "can't parse entities: Can't find end of the entity chat not found",
        "message text is empty",
        "message is too long",
      })
  void says_that_a_text_is_not_taken(String why) {
    SANDBOX.fault(refusal(400, why));

    assertThat(deliver(delivery, message("1001", "*", ParseMode.MARKDOWN)))
        .isEqualTo(new Delivery.Refused(MessageProblem.CONTENT_REFUSED));
  }

  @Test
  void says_that_a_text_is_too_large() {
    SANDBOX.fault(refusal(413, "Request Entity Too Large"));

    assertThat(deliver(delivery, message("1001", "*", null)))
        .isEqualTo(new Delivery.Refused(MessageProblem.CONTENT_REFUSED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat not found",
        "group chat was upgraded to a supergroup chat",
        "user not found",
        "PEER_ID_INVALID",
        "not enough rights to send text messages to the chat",
        "need administrator rights in the channel chat",
      })
  void says_that_it_is_the_chat_that_cannot_be_written_to(String why) {
    SANDBOX.fault(refusal(400, why));

    assertThat(deliver(delivery, message("1001", "*", ParseMode.MARKDOWN)))
        .isEqualTo(new Delivery.Refused(MessageProblem.RECIPIENT_REFUSED));
  }

  @ParameterizedTest
  @CsvSource({
    "@sandbox_news, -1001000000009, @sandbox_channel @sandbox_news",
    "-1001000000009, -1001000000009, @sandbox_channel @sandbox_news",
    "1002, 1002, ''",
  })
  void finds_out_what_a_chat_is_called(String chat, String number, String names) {
    KnownChat known = requireNonNull(delivery.find(bot(), new Chat(chat)).block());

    assertThat(known.number()).isEqualTo(new Chat(number));
    assertThat(known.names())
        .extracting(Chat::id)
        .containsExactly(names.isEmpty() ? new String[0] : names.split(" "));
    assertThat(SANDBOX.telegramMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "1004", "-2001", "-1001000000002", "@nobody_there"})
  void finds_no_chat_that_the_bot_does_not_reach(String chat) {
    assertThat(delivery.find(bot(), new Chat(chat)).blockOptional()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "500, '{}', SERVER_ERROR, none",
        "429, '{\"parameters\":{\"retry_after\":7}}', OVERLOADED, PT7S",
      })
  void says_why_it_could_not_find_out(
      int status, String body, ProviderProblem problem, @Nullable Duration wait) {
    SANDBOX.fault(Fault.once("telegram", "*", FaultKind.SERVER_ERROR).status(status).body(body));

    assertThat(unfound(delivery)).isEqualTo(new ProviderUnavailable(TELEGRAM, problem, wait));
  }

  @Test
  void says_that_nothing_came_back_about_a_chat_that_could_be_read() {
    for (FaultKind kind : new FaultKind[] {FaultKind.GARBAGE, FaultKind.HTML}) {
      SANDBOX.fault(Fault.once("telegram", "*", kind));
      assertThat(unfound(delivery))
          .isEqualTo(new ProviderUnavailable(TELEGRAM, ProviderProblem.UNEXPECTED_ANSWER, null));
    }
    SANDBOX.fault(Fault.once("telegram", "*", FaultKind.RESET));
    assertThat(unfound(delivery))
        .isEqualTo(new ProviderUnavailable(TELEGRAM, ProviderProblem.UNREACHABLE, null));
    SANDBOX.fault(Fault.once("telegram", "*", FaultKind.HANG));
    assertThat(unfound(at(SANDBOX.locate(BotApi.API.toString()), Duration.ofMillis(500))))
        .isEqualTo(new ProviderUnavailable(TELEGRAM, ProviderProblem.TIMED_OUT, null));
    SANDBOX.revokeGrants("telegram", "");
    assertThat(unfound(delivery)).isInstanceOf(VerificationFailed.class);
  }

  @Test
  void says_that_the_bot_is_nobody_any_more() {
    SANDBOX.revokeGrants("telegram", "");

    assertThat(failure(delivery))
        .isInstanceOfSatisfying(
            VerificationFailed.class,
            why -> assertThat(why.reason()).isEqualTo(VerificationProblem.BAD_CREDENTIALS));
  }

  @Test
  void says_how_long_to_wait() {
    for (int i = 0; i < 20; i++) {
      deliver(delivery, message("-1001000000001", "Hello", null));
    }

    assertThat(
            catchThrowableOfType(
                    Failed.class, () -> deliver(delivery, message("-1001000000001", "Hello", null)))
                .failure())
        .isEqualTo(
            new ProviderUnavailable(TELEGRAM, ProviderProblem.OVERLOADED, Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_ERROR", "RESET", "GARBAGE", "HTML"})
  void does_not_know_what_came_of_a_message_without_an_answer_and_sends_it_once(FaultKind kind) {
    SANDBOX.fault(Fault.once("telegram", "*", kind).afterTheWork());

    assertThat(failure(delivery)).isEqualTo(new OutcomeUnknown("message"));
    assertThat(SANDBOX.telegramMessages()).hasSize(1);
  }

  @Test
  void does_not_wait_for_ever() {
    SANDBOX.fault(Fault.once("telegram", "*", FaultKind.HANG));

    assertThat(failure(at(SANDBOX.locate(BotApi.API.toString()), Duration.ofSeconds(1))))
        .isEqualTo(new OutcomeUnknown("message"));
  }

  @Test
  void knows_that_nothing_was_sent_where_nobody_listens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(failure(at(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(5))))
        .isEqualTo(new ProviderUnavailable(TELEGRAM, ProviderProblem.UNREACHABLE, null));
  }

  @Test
  void shows_no_token_in_logs_and_errors() {
    try (EverythingLogged logged = new EverythingLogged()) {
      deliver(delivery, message("1001", "Hello", null));
      SANDBOX.fault(Fault.once("telegram", "*", FaultKind.RESET).times(0));
      failure(delivery);

      assertThat(logged.text()).doesNotContain(TelegramApi.TOKEN, "SANDBOX-telegram-bot-token");
    }
  }

  private static Fault refusal(int status, String why) {
    return Fault.once("telegram", "*", FaultKind.SERVER_ERROR)
        .status(status)
        .body("{\"ok\":false,\"description\":\"Bad Request: %s\"}".formatted(why));
  }

  private static Failure unfound(TelegramDelivery delivery) {
    return requireNonNull(
            catchThrowableOfType(
                Failed.class, () -> delivery.find(bot(), new Chat("@sandbox_channel")).block()))
        .failure();
  }

  private static Failure failure(TelegramDelivery delivery) {
    Failed failed =
        requireNonNull(
            catchThrowableOfType(
                Failed.class, () -> deliver(delivery, message("1001", "Hello", null))));
    StringWriter trace = new StringWriter();
    failed.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(TelegramApi.TOKEN);
    return failed.failure();
  }

  private static Delivery deliver(TelegramDelivery delivery, ChatMessage message) {
    return requireNonNull(delivery.deliver(bot(), message).block());
  }

  private static Sender bot() {
    FormValues values =
        new FormValues(Map.of("botToken", new FieldValue.Password(Secret.of(TelegramApi.TOKEN))));
    return Senders.of(Senders.connection(), "telegram", values);
  }

  private static ChatMessage message(String chat, String text, @Nullable ParseMode mode) {
    return new ChatMessage(new Chat(chat), text, mode);
  }

  private static TelegramDelivery at(URI api, Duration patience) {
    return new TelegramDelivery(new BotApi(api, patience));
  }
}
