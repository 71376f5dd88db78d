package dev.enlace.adapter.out.messaging.gmail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.enlace.adapter.out.messaging.EverythingLogged;
import dev.enlace.adapter.out.messaging.Senders;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.domain.message.Attachment;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GmailDeliveryTest {
  private static final ProviderId GOOGLE = new ProviderId("google");
  private static final Secret TOKEN = Secret.of("canary-of-an-access-token");
  private static final String SEND = "/gmail.googleapis.com/gmail/v1/users/me/messages/send";

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final GmailDelivery delivery =
      new GmailDelivery(Duration.ofSeconds(20), Clock.systemUTC());
  private volatile int status = 200;
  private volatile String body = "{\"id\":\"18c0ffee\"}";
  private volatile @Nullable String retryAfter;
  private HttpServer server;

  @BeforeEach
  void starts() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stops() {
    server.stop(0);
  }

  @Test
  void sends_the_whole_mail_with_its_hidden_recipients() {
    Mail mail =
        Senders.mail(
            "Grüße",
            "a body",
            Senders.mailboxes("ana@example.com"),
            List.of(),
            Senders.mailboxes("eve@example.com"));

    assertThat(deliver(mail)).isEqualTo(new Delivery.Taken("18c0ffee"));

    Asked only = asked.getFirst();
    assertThat(asked).hasSize(1);
    assertThat(only.target()).isEqualTo(SEND);
    assertThat(only.authorization()).isEqualTo("Bearer canary-of-an-access-token");
    String raw = only.body().substring("{\"raw\":\"".length(), only.body().length() - 2);
    assertThat(new String(Base64.getUrlDecoder().decode(raw), StandardCharsets.UTF_8))
        .contains(
            "To: ana@example.com",
            "Bcc: eve@example.com",
            "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
            "Message-ID: <one@example.com>",
            "a body");
  }

  @Test
  void uploads_what_is_large() {
    Mail mail =
        Senders.mail(
            "Large",
            "text",
            Senders.mailboxes("ana@example.com"),
            List.of(),
            List.of(),
            List.of(new Attachment("a.bin", "application/octet-stream", new byte[2 << 20])));

    assertThat(deliver(mail)).isEqualTo(new Delivery.Taken("18c0ffee"));
    assertThat(asked.getFirst().target())
        .isEqualTo("/gmail.googleapis.com/upload/gmail/v1/users/me/messages/send?uploadType=media");
    assertThat(asked.getFirst().body()).contains("To: ana@example.com").contains("a.bin");
  }

  @Test
  void asks_for_another_token_where_this_one_is_refused() {
    status = 401;

    assertThatExceptionOfType(TokenRefused.class)
        .isThrownBy(() -> deliver(Senders.mail("ana@example.com")));
  }

  @ParameterizedTest
  @CsvSource({
    "400, '{}', CONTENT_REFUSED",
    "413, '{}', CONTENT_REFUSED",
    "403, '{\"error\":{\"errors\":[{\"reason\":\"domainPolicy\"}]}}', SENDER_REFUSED",
    "403, 'no json', SENDER_REFUSED",
  })
  void says_what_gmail_does_not_take(int answered, String text, MessageProblem problem) {
    status = answered;
    body = text;

    assertThat(deliver(Senders.mail("ana@example.com"))).isEqualTo(new Delivery.Refused(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"errors\":[{\"reason\":\"insufficientPermissions\"}]}}",
        "{\"error\":{\"details\":[{},{\"reason\":\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"}]}}",
      })
  void says_that_sending_is_not_granted_any_more(String text) {
    status = 403;
    body = text;

    assertThat(deliver(Senders.mail("ana@example.com"))).isEqualTo(new Delivery.Ungranted());
  }

  @ParameterizedTest
  @CsvSource({
    "429, '{}'",
    "503, '{\"error\":{\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}'",
    "403, '{\"error\":{\"errors\":[{\"reason\":\"userRateLimitExceeded\"}]}}'",
    "403, '{\"error\":{\"errors\":[{\"reason\":\"quotaExceeded\"}]}}'",
  })
  void says_that_gmail_has_no_time(int answered, String text) {
    status = answered;
    body = text;
    retryAfter = "7";

    assertThat(failure())
        .isEqualTo(
            new ProviderUnavailable(GOOGLE, ProviderProblem.OVERLOADED, Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 301})
  void does_not_know_what_came_of_a_mail_that_gmail_stumbled_over(int answered) {
    status = answered;

    assertThat(failure()).isEqualTo(new OutcomeUnknown("message"));
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "{}", "{\"id\":\"a b\"}"})
  void does_not_know_either_where_the_answer_cannot_be_read(String text) {
    body = text;

    assertThat(failure()).isEqualTo(new OutcomeUnknown("message"));
  }

  @Test
  void knows_that_nothing_was_sent_where_nobody_listens() {
    server.stop(0);

    assertThat(failure())
        .isEqualTo(new ProviderUnavailable(GOOGLE, ProviderProblem.UNREACHABLE, null));
  }

  @Test
  void shows_no_token_in_the_log() {
    try (EverythingLogged logged = new EverythingLogged()) {
      deliver(Senders.mail("ana@example.com"));
      status = 500;
      failure();

      assertThat(logged.text()).doesNotContain("canary-of-an-access-token");
    }
  }

  private Failure failure() {
    return requireNonNull(
            catchThrowableOfType(Failed.class, () -> deliver(Senders.mail("ana@example.com"))))
        .failure();
  }

  private Delivery deliver(Mail mail) {
    URI base =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/www.googleapis.com");
    return requireNonNull(delivery.deliver(GOOGLE, base, TOKEN, mail).block());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          new Asked(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              sent));
      if (retryAfter != null) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      byte[] text = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private record Asked(String target, String authorization, String body) {}
}
