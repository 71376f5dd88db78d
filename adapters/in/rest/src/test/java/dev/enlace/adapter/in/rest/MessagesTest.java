package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.MessageRefused;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.RecipientNotAllowed;
import dev.enlace.application.failure.Failure.ScopeMissing;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.in.message.SendMessage.Sent;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.form.Violation;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class MessagesTest extends RestTest {
  private static final String MESSAGES = "/connections/" + Samples.ID + "/messages";
  private static final String BODY =
      "{\"to\":[{\"address\":\"ana@example.com\"}],\"text\":\"Hello\"}";
  private static final Sent SENT = new Sent(Channel.SMTP, "one@example.com", 2, Samples.NOON);

  @Test
  void passes_on_all_of_a_mail_and_says_what_came_of_it() {
    ports.sendMessage.answers(SENT);

    send("""
    {"to": [{"address": "ana@example.com", "name": "Ana"}],
     "cc": [{"address": "bob@example.com"}],
     "bcc": [{"address": "eve@example.com"}],
     "replyTo": [{"address": "ada@example.com"}],
     "subject": "Hello", "text": "text", "html": "<p>",
     "attachments": [{"name": "a.bin", "content": "AAECAw=="}]}
    """)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.channel")
        .isEqualTo("smtp")
        .jsonPath("$.reference")
        .isEqualTo("one@example.com")
        .jsonPath("$.recipients")
        .isEqualTo(2)
        .jsonPath("$.sentAt")
        .isEqualTo("2026-11-21T12:00:00Z");

    Draft draft = ports.sendMessage.lastAsked().draft();
    assertThat(draft.to()).containsExactly(new Draft.Addressee("ana@example.com", "Ana"));
    assertThat(draft.cc()).containsExactly(new Draft.Addressee("bob@example.com", null));
    assertThat(draft.bcc()).containsExactly(new Draft.Addressee("eve@example.com", null));
    assertThat(draft.replyTo()).containsExactly(new Draft.Addressee("ada@example.com", null));
    assertThat(draft.subject()).isEqualTo("Hello");
    assertThat(draft.attachments())
        .singleElement()
        .satisfies(file -> {
          assertThat(file.mediaType()).isEqualTo("application/octet-stream");
          assertThat(file.content()).containsExactly(0, 1, 2, 3);
        });
  }

  @Test
  void passes_on_a_message_for_a_chat() {
    ports.sendMessage.answers(new Sent(Channel.TELEGRAM, "7", 1, Samples.NOON));

    send("{\"chat\":\"@news\",\"text\":\"Hello\",\"parseMode\":\"MarkdownV2\"}")
        .expectStatus()
        .isOk();

    Draft draft = ports.sendMessage.lastAsked().draft();
    assertThat(draft.chat()).isEqualTo("@news");
    assertThat(draft.parseMode()).isEqualTo("MarkdownV2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"to\":[{}]} | to[0].address | required",
        "{\"to\":[\"ana@example.com\"]} | to[0] | type",
        "{\"to\":[{\"address\":\"a@x\",\"colour\":1}]} | to[0].colour | unknown",
        "{\"parseMode\":\"Markdown\"} | parseMode | options",
        "{\"from\":\"ceo@example.com\"} | from | unknown",
        "{\"headers\":{}} | headers | unknown",
        "{\"attachments\":[{\"name\":\"a\",\"content\":\"no base64!\"}]}"
            + " | attachments[0].content | type",
        "{\"attachments\":[{\"name\":\"a\"}]} | attachments[0].content | required",
        "{\"text\":\"\"} | text | size",
      })
  void names_what_does_not_fit(String body, String field, String rule) {
    problem(send(body), 400, "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo(field)
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo(rule);
    assertThat(ports.sendMessage.asked()).isEmpty();
  }

  @Test
  void takes_ten_mebibytes_of_files_and_no_body_beyond_sixteen() {
    ports.sendMessage.answers(SENT);
    String file = Base64.getEncoder().encodeToString(new byte[10 << 20]);

    send("{\"text\":\"x\",\"attachments\":[{\"name\":\"a\",\"content\":\"%s\"}]}".formatted(file))
        .expectStatus()
        .isOk();
    assertThat(ports.sendMessage.lastAsked().draft().attachments().getFirst().content())
        .hasSize(10 << 20);

    problem(send(" ".repeat((16 << 20) + 1)), 413, "PAYLOAD_TOO_LARGE");
    problem(
        post("/connections/" + Samples.ID + "/confirm", Keys.MEMBER)
            .bodyValue(" ".repeat((1 << 20) + 1))
            .exchange(),
        413,
        "PAYLOAD_TOO_LARGE");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new RecipientNotAllowed(
                List.of(Violation.of("bcc[0].address", "denied", "is denied", "está denegado")),
                List.of()),
            422,
            "CONNECTION.RECIPIENT_NOT_ALLOWED",
            "violations[0].field",
            "bcc[0].address"),
        Arguments.of(
            new RecipientNotAllowed(
                List.of(Violation.of("bcc[0].address", "denied", "is denied", "está denegado")),
                List.of("eve@evil.test")),
            422,
            "CONNECTION.RECIPIENT_NOT_ALLOWED",
            "offenders[0]",
            "eve@evil.test"),
        Arguments.of(
            new MessageRefused(MessageProblem.CONTENT_REFUSED, List.of()),
            422,
            "CONNECTION.MESSAGE_REFUSED",
            "reason",
            "content_refused"),
        Arguments.of(
            new MessageRefused(MessageProblem.RECIPIENT_DEFERRED, List.of()),
            503,
            "CONNECTION.MESSAGE_REFUSED",
            "reason",
            "recipient_deferred"),
        Arguments.of(
            new OutcomeUnknown("message"), 502, "CONNECTION.OUTCOME_UNKNOWN", "reason", "message"),
        Arguments.of(
            new ScopeMissing(Samples.CONNECTION, "gmail.send"),
            409,
            "CONNECTION.SCOPE_MISSING",
            "nextAction",
            "reconnect"),
        Arguments.of(
            new Failure.OperationNotSupported(new Slug("airtable"), "messages"),
            400,
            "CONNECTION.OPERATION_NOT_SUPPORTED",
            "operation",
            "messages"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void says_why_nothing_was_sent(
      Failure failure, int status, String code, String metadata, String value) {
    ports.sendMessage.fails(failure);

    problem(send(BODY), status, code).jsonPath("$.metadata." + metadata).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource(MessageProblem.class)
  void has_words_for_every_reason_and_says_when_to_try_again(MessageProblem reason) {
    ports.sendMessage.fails(new MessageRefused(reason, List.of()));

    ResponseSpec refused = send(BODY);
    if (reason.isPassing()) {
      refused.expectHeader().valueEquals("Retry-After", "60");
    } else {
      refused.expectHeader().doesNotExist("Retry-After");
    }
    problem(refused, reason.isPassing() ? 503 : 422, "CONNECTION.MESSAGE_REFUSED")
        .jsonPath("$.detail")
        .value(detail -> assertThat((String) detail).contains("Nothing was sent"));
  }

  /** Else the second request would send what the first may have sent. */
  @Test
  void says_again_that_nobody_knows_and_does_not_ask_again() {
    ports.sendMessage.fails(new OutcomeUnknown("message"));
    problem(once(BODY), 502, "CONNECTION.OUTCOME_UNKNOWN");

    ports.sendMessage.answers(SENT);
    ResponseSpec again = once(BODY);

    again.expectHeader().valueEquals("Idempotent-Replayed", "true");
    problem(again, 502, "CONNECTION.OUTCOME_UNKNOWN");
    assertThat(ports.sendMessage.asked()).hasSize(1);
  }

  @Test
  void tries_again_what_was_certainly_not_sent() {
    ports.sendMessage.fails(new MessageRefused(MessageProblem.DEFERRED, List.of()));
    problem(once(BODY), 503, "CONNECTION.MESSAGE_REFUSED");

    ports.sendMessage.answers(SENT);
    once(BODY).expectStatus().isOk();
  }

  @Test
  void is_for_those_who_may_write() {
    problem(post(MESSAGES, Keys.READER).bodyValue(BODY).exchange(), 403, "FORBIDDEN");
    problem(post(MESSAGES, "nonsense").bodyValue(BODY).exchange(), 401, "UNAUTHENTICATED");
    assertThat(ports.sendMessage.asked()).isEmpty();
  }

  private ResponseSpec send(String body) {
    return post(MESSAGES, Keys.MEMBER).bodyValue(body).exchange();
  }

  private ResponseSpec once(String body) {
    return post(MESSAGES, Keys.MEMBER).header("Idempotency-Key", "once").bodyValue(body).exchange();
  }
}
