package dev.enlace.bootstrap.e2e.refusal;

import static dev.enlace.bootstrap.e2e.refusal.ErrorRowsTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that fails while a code is exchanged. */
class ProviderTroubleTest {
  private static final String CODE = "CONNECTION.PROVIDER_UNAVAILABLE";
  private static final String SUCCESS = "https://app.example/connected";
  private static RunningEnlace enlace;
  private static Api admin;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    admin = enlace.admin();
    String workspace = admin.get("/workspaces").text("/items/0/id");
    admin.put(
        "/workspaces/" + workspace + "/success-urls", Map.of("successUrls", List.of(SUCCESS)));
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @BeforeEach
  void forget() {
    enlace.sandbox().forget();
  }

  private static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(fault(FaultKind.SERVER_ERROR).status(500), 502, "server_error", ""),
        Arguments.of(
            fault(FaultKind.SERVER_ERROR).status(503).retryAfter(7), 503, "overloaded", "7"),
        Arguments.of(fault(FaultKind.RATE_LIMIT).retryAfter(9), 503, "overloaded", "9"),
        Arguments.of(fault(FaultKind.RESET), 502, "broken_off", ""),
        Arguments.of(fault(FaultKind.GARBAGE), 502, "unexpected_answer", ""),
        Arguments.of(fault(FaultKind.HTML), 502, "unexpected_answer", ""),
        Arguments.of(fault(FaultKind.ERROR_AT_200), 503, "overloaded", ""));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void the_attempt_has_failed_and_its_state_is_spent(
      Fault fault, int status, String reason, String retryAfter) {
    Api user = admin.as("trouble-" + fault.kind() + fault.status());
    Answer started = user.start("airtable");
    Person person = new Person();
    URI back = person.allow(URI.create(started.text("/authUrl")));
    enlace.sandbox().fault(fault);

    Answer answer = person.open(back);
    expect(answer, status, CODE);
    assertThat(answer.text("/metadata/reason")).isEqualTo(reason);
    assertThat(answer.header("Retry-After").orElse("")).isEqualTo(retryAfter);
    assertThat(answer.text()).doesNotContain("upstream trouble", "Sign in", "sandbox fault");

    Answer attempt = user.get("/connections/oauth/attempts/" + started.text("/attemptId"));
    assertThat(attempt.text("/status")).isEqualTo("failed");
    assertThat(attempt.text("/code")).isEqualTo(CODE);
    long exchanges = enlace.sandbox().count("airtable.exchange");
    expect(person.open(back), 400, "CONNECTION.INVALID_STATE");
    assertThat(enlace.sandbox().count("airtable.exchange")).isEqualTo(exchanges);
    assertThat(user.get("/connections").json().at("/items")).isEmpty();
  }

  @Test
  void a_person_with_a_success_url_goes_there_with_the_code_and_no_more() {
    Api user = admin.as("trouble-with-url");
    Answer started =
        user.post(
            "/connections/oauth/start",
            Map.of("availableConnectionId", admin.entry("airtable"), "successUrl", SUCCESS));
    Person person = new Person();
    URI back = person.allow(URI.create(started.text("/authUrl")));
    enlace.sandbox().fault(fault(FaultKind.SERVER_ERROR).status(500));
    Answer answer = person.open(back);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location").orElseThrow())
        .isEqualTo(SUCCESS + "?error=" + CODE + "&attemptId=" + started.text("/attemptId"));
  }

  @Test
  void a_browser_is_shown_a_page_in_its_language() {
    Answer started = admin.as("trouble-page").start("airtable");
    URI back = new Person().allow(URI.create(started.text("/authUrl")));
    enlace.sandbox().fault(fault(FaultKind.SERVER_ERROR).status(500));
    Answer page =
        Api.anonymous(enlace.url())
            .with("Accept", "text/html")
            .with("Accept-Language", "es")
            .get(back.getRawPath() + "?" + back.getRawQuery());
    assertThat(page.status()).isEqualTo(502);
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.text()).contains("<html lang=\"es\"", "Esto no ha funcionado", CODE);
  }

  private static Fault fault(FaultKind kind) {
    return Fault.once("airtable", "exchange", kind);
  }
}
