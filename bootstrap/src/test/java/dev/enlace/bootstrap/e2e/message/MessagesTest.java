package dev.enlace.bootstrap.e2e.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.sandbox.google.GmailMessage;
import dev.enlace.sandbox.mail.SentMail;
import dev.enlace.sandbox.telegram.SentMessage;
import dev.enlace.sandbox.telegram.TelegramApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Messages through SMTP, Telegram and Gmail, to whom the owner allows and to nobody else. */
class MessagesTest {
  private static final String SEND_SCOPE = "https://www.googleapis.com/auth/gmail.send";
  private static final int IN_PARALLEL = 20;
  private static final String DATABASE = SharedDatabase.fresh();

  private static RunningEnlace enlace;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start(Replicas.shared(DATABASE));
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @AfterEach
  void forget() {
    enlace.sandbox().forget();
  }

  @Test
  void a_mail_reaches_whom_the_owner_allows_and_one_offender_stops_it_for_all() {
    String id = smtp(Map.of("recipientAllowList", list("@example.com")));

    Answer refused = send(id, mail("ana@example.com", "eve@evil.test"));
    assertThat(refused.status()).as(refused::text).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("CONNECTION.RECIPIENT_NOT_ALLOWED");
    assertThat(refused.text("/metadata/violations/0/field")).isEqualTo("to[1].address");
    assertThat(refused.text("/metadata/offenders/0")).isEqualTo("eve@evil.test");
    assertThat(refused.json().at("/metadata/offenders").size()).isEqualTo(1);
    assertThat(mails()).isEmpty();
    assertThat(enlace.sandbox().mail().mailbox().logins()).isEmpty();

    Answer sent = send(id, mail("ana@example.com", "bob@example.com"));
    assertThat(sent.status()).as(sent::text).isEqualTo(200);
    assertThat(sent.text("/channel")).isEqualTo("smtp");
    assertThat(sent.text("/recipients")).isEqualTo("2");
    assertThat(mails())
        .extracting(SentMail::to)
        .containsExactlyInAnyOrder("ana@example.com", "bob@example.com");
    assertThat(mails().getFirst().data())
        .contains("Message-ID: <" + sent.text("/reference") + ">", "From: Ada <ada@example.com>");
    assertThat(enlace.sandbox().mail().mailbox().logins()).allMatch(login -> login.encrypted());

    JsonNode line = audited(id, "message.sent");
    assertThat(line.at("/detail/recipients").asInt()).isEqualTo(2);
    assertThat(line.at("/detail/channel").asString()).isEqualTo("smtp");
    assertThat(line.toString()).doesNotContain("ana@", "Hello");
  }

  @Test
  void lists_are_edited_without_secrets_and_the_history_shows_who_came_and_went() {
    String id = smtp(Map.of("recipientAllowList", list("@example.com")));
    String tag = ada().get("/connections/" + id).header("ETag").orElseThrow();

    Answer edited =
        ada()
            .with("If-Match", tag)
            .patch(
                "/connections/" + id,
                Map.of("config", Map.of("recipientDenyList", list("eve@example.com"))));
    assertThat(edited.status()).as(edited::text).isEqualTo(200);

    assertThat(send(id, mail("eve+x@example.com")).code())
        .isEqualTo("CONNECTION.RECIPIENT_NOT_ALLOWED");
    assertThat(send(id, mail("ana@example.com")).status()).isEqualTo(200);
    JsonNode line = audited(id, "connection.updated");
    assertThat(line.at("/detail/recipients/deny/added").asInt()).isEqualTo(1);
    assertThat(line.at("/actor/kind").asString()).isEqualTo("person");
    assertThat(line.toString()).doesNotContain("eve@");
    Answer history = ada().get("/connections/" + id + "/recipients/history");
    assertThat(history.status()).as(history::text).isEqualTo(200);
    assertThat(history.text("/items/0/deny/0")).isEqualTo("eve@example.com");
    assertThat(history.text("/items/0/allow/0")).isEqualTo("@example.com");
    assertThat(history.text("/items/0/changedBy/subject")).isEqualTo("ada");
    assertThat(history.json().at("/items/1/deny").isEmpty()).isTrue();
    assertThat(history.json().at("/items")).hasSize(2);
    assertThat(ada().get("/connections/" + id + "/recipients/history?format=toon").text())
        .contains("items[2")
        .contains("eve@example.com");
  }

  @Test
  void one_key_many_times_in_parallel_sends_one_mail_and_everybody_is_told_the_same()
      throws ExecutionException, InterruptedException {
    String id = smtp(Map.of());
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          IntStream.range(0, IN_PARALLEL)
              .mapToObj(i -> senders.submit(() -> untilAnswered(id)))
              .toList();
      List<String> texts = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).as(answer.get()::text).isEqualTo(200);
        texts.add(answer.get().text());
      }
      assertThat(texts).containsOnly(texts.getFirst());
    }
    assertThat(mails()).hasSize(1);
  }

  @Test
  void a_mail_whose_replica_died_before_it_could_tell_is_not_sent_again() {
    String id = smtp(Map.of());
    Api once = ada().with("Idempotency-Key", "died-" + id);
    String path = "/connections/" + id + "/messages";
    assertThat(once.post(path, mail("ana@example.com")).status()).isEqualTo(200);
    // as it stands where the replica is killed after the mail has left, a quarter of a minute later
    int lost =
        Rows.update(
            DATABASE,
            """
            UPDATE connections.idempotency_keys
            SET status = NULL, answer = NULL, key_id = NULL, lease_until = now()
            WHERE begun
            """);
    assertThat(lost).isPositive();

    Answer again = once.post(path, mail("ana@example.com"));

    assertThat(again.status()).as(again::text).isEqualTo(502);
    assertThat(again.code()).isEqualTo("CONNECTION.OUTCOME_UNKNOWN");
    assertThat(mails()).hasSize(1);
  }

  @Test
  void a_mail_carries_files() {
    byte[] large = new byte[2 << 20];
    Map<String, Object> mail = mail("ana@example.com");
    mail.put(
        "attachments",
        List.of(Map.of("name", "large.bin", "content", Base64.getEncoder().encodeToString(large))));

    Answer sent = send(smtp(Map.of()), mail);

    assertThat(sent.status()).as(sent::text).isEqualTo(200);
    assertThat(mails().getFirst().data()).hasSizeGreaterThan(large.length).contains("large.bin");
  }

  @Test
  void a_server_that_refuses_one_recipient_is_sent_nothing_for_the_others() {
    Answer refused = send(smtp(Map.of()), mail("ana@example.com", "unknown@example.com"));

    assertThat(refused.status()).as(refused::text).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("CONNECTION.MESSAGE_REFUSED");
    assertThat(refused.text("/metadata/reason")).isEqualTo("recipient_refused");
    assertThat(refused.text("/metadata/violations/0/field")).isEqualTo("to[1].address");
    assertThat(mails()).isEmpty();
  }

  @Test
  void a_message_goes_to_the_usual_chat_or_to_one_that_is_named_and_allowed() {
    String id =
        connect(
            "telegram",
            Map.of(
                "botToken",
                TelegramApi.TOKEN,
                "defaultChat",
                "1001",
                "recipientDenyList",
                list("1002")));

    assertThat(send(id, Map.of("text", "to the usual one")).status()).isEqualTo(200);
    Answer named = send(id, Map.of("chat", "@Sandbox_Channel", "text", "to the channel"));
    assertThat(named.status()).as(named::text).isEqualTo(200);
    assertThat(named.text("/channel")).isEqualTo("telegram");
    assertThat(send(id, Map.of("chat", "1002", "text", "x")).code())
        .isEqualTo("CONNECTION.RECIPIENT_NOT_ALLOWED");
    assertThat(send(id, Map.of("chat", "001002", "text", "x")).code())
        .isEqualTo("CONNECTION.RECIPIENT_NOT_ALLOWED");
    Answer blocked = send(id, Map.of("chat", "1003", "text", "x"));
    assertThat(blocked.status()).as(blocked::text).isEqualTo(422);
    assertThat(blocked.text("/metadata/reason")).isEqualTo("recipient_refused");
    assertThat(enlace.sandbox().telegramMessages())
        .extracting(SentMessage::chatId)
        .containsExactly("1001", "-1001000000009");

    enlace.sandbox().revokeGrants("telegram", "");
    Answer refused = send(id, Map.of("text", "x"));
    assertThat(refused.code()).isEqualTo("CONNECTION.VERIFICATION_FAILED");
    assertThat(ada().get("/connections/" + id).text("/state/nextAction"))
        .isEqualTo("fix_configuration");
  }

  @Test
  void a_chat_is_denied_by_whatever_it_is_called() {
    String id =
        connect(
            "telegram",
            Map.of("botToken", TelegramApi.TOKEN, "recipientDenyList", list("-1001000000009")));

    Answer named = send(id, Map.of("chat", "@sandbox_channel", "text", "x"));
    assertThat(named.code()).as(named::text).isEqualTo("CONNECTION.RECIPIENT_NOT_ALLOWED");
    assertThat(named.text("/metadata/offenders/0")).isEqualTo("@sandbox_channel");
    assertThat(send(id, Map.of("chat", "@sandbox_news", "text", "x")).status()).isEqualTo(422);
    assertThat(enlace.sandbox().telegramMessages()).isEmpty();
    assertThat(send(id, Map.of("chat", "@sandbox_ana", "text", "x")).status()).isEqualTo(200);
  }

  @Test
  void a_mail_goes_by_gmail_with_a_token_that_is_renewed_where_it_has_to_be() {
    String id = gmail(List.of(SEND_SCOPE, "openid", "email"));
    Map<String, Object> mail = mail("ana@example.com");
    mail.put("bcc", List.of(Map.of("address", "eve@example.com")));

    Answer sent = send(id, mail);
    assertThat(sent.status()).as(sent::text).isEqualTo(200);
    assertThat(sent.text("/channel")).isEqualTo("gmail");
    enlace.sandbox().expireTokens("google", "");
    // a token of this very minute is not renewed, whoever refuses it
    Rows.update(
        DATABASE, "UPDATE connections.connections SET refreshed_at = now() - interval '2 minutes'");
    assertThat(send(id, mail("bob@example.com")).status()).isEqualTo(200);

    List<GmailMessage> taken = enlace.sandbox().gmailMessages();
    assertThat(taken)
        .extracting(GmailMessage::recipients)
        .containsExactly(List.of("ana@example.com", "eve@example.com"), List.of("bob@example.com"));
    assertThat(taken.getFirst().data()).contains("Subject: Hello").doesNotContain("eve@");
    assertThat(audited(id, "message.sent").at("/detail/channel").asString()).isEqualTo("gmail");
  }

  @Test
  void lists_hold_from_the_start_by_gmail_and_stop_every_other_way_to_write_to_somebody() {
    Map<String, Object> allowed = Map.of("recipientAllowList", list("@example.com"));
    assertThat(ada().get("/connections/available/gmail").text("/settings/fields/0/name"))
        .isEqualTo("recipientAllowList");
    String id = gmail(List.of(SEND_SCOPE, "openid", "email"), allowed);
    String path = "/connections/" + id;
    Map<String, Object> mail = mail("ana@example.com");
    mail.put("bcc", List.of(Map.of("address", "eve@evil.test")));

    Answer refused = send(id, mail);
    assertThat(refused.status()).as(refused::text).isEqualTo(422);
    assertThat(refused.text("/metadata/violations/0/field")).isEqualTo("bcc[0].address");
    assertThat(enlace.sandbox().gmailMessages()).isEmpty();
    assertThat(send(id, mail("ana@example.com")).status()).isEqualTo(200);
    for (String closed : List.of("/proxy/gmail/v1/users/me/profile", "/token")) {
      Answer answer = ada().get(path + closed);
      assertThat(answer.status()).as(answer::text).isEqualTo(403);
    }
    assertThat(ada().get(path + "/proxy/x").text("/metadata/reason"))
        .isEqualTo("recipients_restricted");
    assertThat(ada().post(path + "/refresh", Map.of()).status()).isEqualTo(403);

    Answer read = ada().get(path);
    assertThat(read.text("/config/recipientAllowList/0/value")).isEqualTo("@example.com");
    Answer opened =
        ada()
            .with("If-Match", read.header("ETag").orElseThrow())
            .patch(path, Map.of("config", Map.of("recipientAllowList", List.of())));
    assertThat(opened.status()).as(opened::text).isEqualTo(200);
    assertThat(send(id, mail).status()).isEqualTo(200);
    assertThat(ada().get(path + "/token").status()).isEqualTo(200);
    assertThat(ada().get(path + "/proxy/x").text()).doesNotContain("recipients_restricted");

    Answer history = ada().get(path + "/recipients/history");
    assertThat(history.json().at("/items")).hasSize(2);
    assertThat(history.json().at("/items/0/allow").isEmpty()).isTrue();
    assertThat(history.text("/items/1/allow/0")).isEqualTo("@example.com");
    assertThat(history.text("/items/1/version")).isEqualTo("1");
    JsonNode line = audited(id, "connection.created");
    assertThat(line.at("/detail/recipients/allow/added").asInt()).isEqualTo(1);
  }

  @Test
  void no_mail_goes_by_gmail_where_sending_was_not_granted() {
    String id = gmail(List.of("openid", "email"));

    Answer refused = send(id, mail("ana@example.com"));

    assertThat(refused.status()).as(refused::text).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("CONNECTION.SCOPE_MISSING");
    assertThat(refused.text("/metadata/scope")).isEqualTo(SEND_SCOPE);
    assertThat(enlace.sandbox().gmailMessages()).isEmpty();
  }

  private static Api ada() {
    return enlace.admin().as("ada");
  }

  private Answer untilAnswered(String id) {
    while (true) {
      Answer answer =
          ada()
              .with("Idempotency-Key", "parallel-" + id)
              .post("/connections/" + id + "/messages", mail("ana@example.com"));
      if (answer.status() != 409) {
        return answer;
      }
      assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_IN_FLIGHT");
    }
  }

  private Answer send(String id, Map<String, ?> message) {
    return ada().post("/connections/" + id + "/messages", message);
  }

  private String smtp(Map<String, ?> more) {
    Map<String, Object> config =
        Mail.config("127.0.0.1", enlace.sandbox().smtp().port(), Mail.PASSWORD);
    config.put("fromAddress", "ada@example.com");
    config.put("fromName", "Ada");
    config.putAll(more);
    String id = connect("smtp", config);
    enlace.sandbox().mail().mailbox().clear();
    return id;
  }

  private String connect(String slug, Map<String, ?> config) {
    Answer made =
        ada()
            .post(
                "/connections",
                Map.of("availableConnectionId", ada().entry(slug), "config", config));
    assertThat(made.status()).as(made::text).isEqualTo(201);
    return made.text("/id");
  }

  private String gmail(List<String> scopes) {
    return gmail(scopes, Map.of());
  }

  private String gmail(List<String> scopes, Map<String, ?> config) {
    Answer started =
        ada()
            .post(
                "/connections/oauth/start",
                Map.of(
                    "availableConnectionId",
                    ada().entry("gmail"),
                    "scopes",
                    scopes,
                    "config",
                    config));
    assertThat(started.status()).as(started::text).isEqualTo(201);
    Person person = new Person();
    person.open(person.allow(URI.create(started.text("/authUrl"))));
    return ada()
        .get("/connections/oauth/attempts/" + started.text("/attemptId"))
        .text("/connectionId");
  }

  /** Sealed within a second or two. */
  private static JsonNode audited(String id, String action) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < end) {
      Answer lines = enlace.admin().get("/audit-events?target=" + id + "&action=" + action);
      assertThat(lines.status()).as(lines::text).isEqualTo(200);
      if (!lines.json().at("/items").isEmpty()) {
        return lines.json().at("/items/0");
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("no line " + action);
  }

  private static Map<String, Object> mail(String... to) {
    Map<String, Object> mail = new LinkedHashMap<>();
    List<Map<String, String>> addressees = new ArrayList<>();
    for (String address : to) {
      addressees.add(Map.of("address", address));
    }
    mail.put("to", addressees);
    mail.put("subject", "Hello");
    mail.put("text", "Good morning");
    return mail;
  }

  private static List<Map<String, String>> list(String... values) {
    List<Map<String, String>> list = new ArrayList<>();
    for (String value : values) {
      list.add(Map.of("value", value));
    }
    return list;
  }

  private static List<SentMail> mails() {
    return enlace.sandbox().mail().mailbox().mails();
  }
}
