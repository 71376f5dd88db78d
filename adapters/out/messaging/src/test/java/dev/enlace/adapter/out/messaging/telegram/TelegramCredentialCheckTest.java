package dev.enlace.adapter.out.messaging.telegram;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.enlace.adapter.out.messaging.EverythingLogged;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.secret.Secret;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import dev.enlace.sandbox.telegram.TelegramApi;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramCredentialCheckTest {
  private static final String UNKNOWN = "987654321:canary-of-a-token-that-nobody-gave";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());

  private final TelegramCredentialCheck check =
      checkAt(SANDBOX.locate(BotApi.API.toString()), PATIENCE);

  @AfterAll
  static void stops() {
    SANDBOX.close();
  }

  @AfterEach
  void forgets() {
    SANDBOX.forget();
  }

  @Test
  void knows_the_bot_by_its_token() {
    Passed passed =
        requireNonNull(check.check(SampleEntries.TELEGRAM, form(TelegramApi.TOKEN)).block());

    assertThat(passed)
        .isEqualTo(new Passed(true, Optional.of(new Account("123456789", "@sandbox_enlace_bot"))));
  }

  @Test
  void does_not_accept_a_token_that_telegram_does_not_know() {
    assertThat(problem(UNKNOWN)).isEqualTo(VerificationProblem.BAD_CREDENTIALS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "canary",
        "12345:short-id-and-a-canary-of-thirty-chars",
        "123456789:canary/../../botother/getMe?aaaaaaaaaa",
        "123456789:canary#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "123456789:canary%2faaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "123456789:canary aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "123456789:canary-canary-canary-canary-canary\n",
        "x123456789:canary-canary-canary-canary-canary",
      })
  void asks_nobody_about_what_cannot_be_a_token(String token) {
    assertThat(problem(token)).isEqualTo(VerificationProblem.BAD_CREDENTIALS);
    assertThat(SANDBOX.journal().counts()).isEmpty();
  }

  static List<Map.Entry<FaultKind, VerificationProblem>> faults() {
    return List.of(
        Map.entry(FaultKind.RATE_LIMIT, VerificationProblem.RATE_LIMITED),
        Map.entry(FaultKind.SERVER_ERROR, VerificationProblem.UNEXPECTED_ANSWER),
        Map.entry(FaultKind.RESET, VerificationProblem.UNREACHABLE),
        Map.entry(FaultKind.GARBAGE, VerificationProblem.UNEXPECTED_ANSWER),
        Map.entry(FaultKind.HTML, VerificationProblem.UNEXPECTED_ANSWER),
        Map.entry(FaultKind.ERROR_AT_200, VerificationProblem.UNEXPECTED_ANSWER));
  }

  @Test
  void does_not_wait_for_ever() {
    SANDBOX.fault(Fault.once("telegram", "*", FaultKind.HANG));
    TelegramCredentialCheck hasty =
        checkAt(SANDBOX.locate(BotApi.API.toString()), Duration.ofSeconds(1));

    assertThat(failure(hasty, UNKNOWN).reason()).isEqualTo(VerificationProblem.TIMED_OUT);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tells_kinds_of_trouble_apart(Map.Entry<FaultKind, VerificationProblem> fault) {
    SANDBOX.fault(Fault.once("telegram", "*", fault.getKey()).times(0));

    assertThat(problem(TelegramApi.TOKEN)).isEqualTo(fault.getValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":false,\"username\":\"person\"}}",
        "{\"ok\":false,\"result\":{\"id\":1,\"is_bot\":true}}",
        "{\"ok\":true,\"result\":{\"is_bot\":true}}",
        "{\"ok\":true}",
        "[]",
        "",
      })
  void takes_nothing_for_a_bot_that_does_not_say_so(String body) {
    SANDBOX.fault(Fault.once("telegram", "*", FaultKind.GARBAGE).body(body));

    assertThat(problem(TelegramApi.TOKEN)).isEqualTo(VerificationProblem.UNEXPECTED_ANSWER);
  }

  @Test
  void reads_no_endless_answer() {
    SANDBOX.fault(Fault.once("telegram", "*", FaultKind.GARBAGE).body(" ".repeat(100_000)));

    assertThat(problem(TelegramApi.TOKEN)).isEqualTo(VerificationProblem.UNREACHABLE);
  }

  @Test
  void cannot_reach_a_port_where_nobody_listens() {
    TelegramCredentialCheck nowhere = checkAt(URI.create("http://127.0.0.1:1"), PATIENCE);

    assertThat(failure(nowhere, UNKNOWN).reason()).isEqualTo(VerificationProblem.UNREACHABLE);
  }

  @Test
  void names_the_field_that_a_form_lacks() {
    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> check.check(SampleEntries.TELEGRAM, new FormValues(Map.of())).block())
        .satisfies(failed ->
            assertThat(((Failure.InvalidConfiguration) failed.failure()).violations())
                .extracting(Violation::field)
                .containsExactly("botToken"));
  }

  @Test
  void shows_no_token_in_logs_and_errors() {
    try (EverythingLogged logged = new EverythingLogged()) {
      problem(UNKNOWN);
      for (FaultKind kind : List.of(FaultKind.RESET, FaultKind.SERVER_ERROR, FaultKind.GARBAGE)) {
        SANDBOX.fault(Fault.once("telegram", "*", kind));
        StringWriter trace = new StringWriter();
        failed(check, UNKNOWN).printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString()).doesNotContain("canary", "987654321");
      }
      assertThat(logged.text()).isNotEmpty().doesNotContain("canary", "987654321");
    }
  }

  private VerificationProblem problem(String token) {
    Failure.VerificationFailed failure = failure(check, token);
    assertThat(failure.message()).doesNotContain("canary", token);
    return failure.reason();
  }

  private static Failure.VerificationFailed failure(TelegramCredentialCheck check, String token) {
    return (Failure.VerificationFailed) failed(check, token).failure();
  }

  private static Failed failed(TelegramCredentialCheck check, String token) {
    return requireNonNull(
        catchThrowableOfType(
            Failed.class, () -> check.check(SampleEntries.TELEGRAM, form(token)).block()));
  }

  private static FormValues form(String token) {
    return new FormValues(Map.of("botToken", new FieldValue.Password(Secret.of(token))));
  }

  private static TelegramCredentialCheck checkAt(URI api, Duration patience) {
    return new TelegramCredentialCheck(new BotApi(api, patience));
  }
}
