package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.back;
import static dev.enlace.application.usecase.oauth.Walks.callback;
import static dev.enlace.application.usecase.oauth.Walks.connected;
import static dev.enlace.application.usecase.oauth.Walks.denied;
import static dev.enlace.application.usecase.oauth.Walks.fromProvider;
import static dev.enlace.application.usecase.oauth.Walks.notConnected;
import static dev.enlace.application.usecase.oauth.Walks.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.AuthorizationDenied;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.application.port.out.oauth.TokenEndpoint.Code;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class CompleteOAuthTest {
  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void allowTheSuccessUrl() {
    Walks.configure(enlace, null);
  }

  @Test
  void makes_a_connection_of_the_code_and_sends_the_person_on() {
    Started started = started(enlace, ALICE, SampleEntries.AIRTABLE);

    Outcome.Connected outcome = connected(enlace, callback(started.state()));

    assertThat(outcome.successUrl()).isEqualTo(URI.create(Walks.SUCCESS_URL));
    assertThat(outcome.accountLabel()).isEqualTo("ada@example.com");
    assertThat(outcome.confirmation()).isNull();
    assertThat(outcome.missing().isEmpty()).isTrue();
    assertThat(status(started)).isEqualTo(new AttemptStatus.Completed(outcome.connection()));
  }

  @Test
  void proves_to_the_provider_that_the_code_is_ours() {
    Started started = started(enlace, ALICE, SampleEntries.AIRTABLE);
    connected(enlace, callback(started.state()));

    Code code = enlace.ports.tokens.exchanged().getFirst();

    assertThat(code.value().reveal()).isEqualTo(Walks.CODE);
    assertThat(code.redirectUri())
        .isEqualTo(URI.create("https://enlace.example/connections/oauth/callback/airtable"));
    assertThat(code.verifier())
        .satisfies(verifier ->
            assertThat(started.authUrl().toString())
                .contains("code_challenge=" + (verifier == null ? "" : verifier.challenge())));
  }

  @Test
  void sends_no_verifier_where_no_challenge_was_sent() {
    connected(enlace, google(started(enlace, ALICE, SampleEntries.GMAIL).state()));

    assertThat(enlace.ports.tokens.exchanged().getFirst().verifier()).isNull();
  }

  @Test
  void exchanges_one_code_however_often_a_state_comes_back_at_the_same_time() {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();

    List<String> outcomes =
        atOnce(
            100,
            () ->
                back(enlace, callback(state))
                    .map(outcome -> "connected")
                    .onErrorResume(Failed.class, failed -> Mono.just(failed.failure().code())));

    assertThat(outcomes).hasSize(100).containsOnlyOnce("connected");
    assertThat(outcomes).filteredOn(each -> each.equals("CONNECTION.INVALID_STATE")).hasSize(99);
    assertThat(enlace.ports.tokens.exchanged()).hasSize(1);
    assertThat(enlace.ports.tables.changes()).hasSize(1);
  }

  @Test
  void exchanges_no_code_for_a_state_that_has_expired() {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();
    enlace.ports.clock.advance(OAuthRules.LIFETIME);

    assertThat(refusal(callback(state))).isEqualTo(StateProblem.EXPIRED);
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();
  }

  @Test
  void exchanges_a_code_until_the_last_moment_of_a_state() {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();
    enlace.ports.clock.advance(OAuthRules.LIFETIME.minus(Duration.ofMillis(1)));

    assertThat(answer(back(enlace, callback(state)))).isInstanceOf(Outcome.Connected.class);
  }

  @Test
  void knows_no_state_that_is_missing_made_up_or_touched() {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();

    for (String other :
        List.of("", "x", state + "0", state.substring(1), state.toUpperCase(Locale.ROOT))) {
      assertThat(refusal(callback(other))).isEqualTo(StateProblem.UNKNOWN);
    }
    assertThat(refusal(new CompleteOAuth.Command(null, null, null, null, null, null)))
        .isEqualTo(StateProblem.UNKNOWN);
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();
  }

  @Test
  void refuses_the_state_of_one_provider_at_the_callback_of_another_and_spends_nothing() {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();

    assertThat(refusal(fromProvider("google", state, null))).isEqualTo(StateProblem.OTHER_PROVIDER);
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();

    assertThat(connected(enlace, fromProvider("airtable", state, null)).entryName())
        .isEqualTo("The airtable");
  }

  @Test
  void refuses_a_wrong_or_missing_iss_where_the_provider_promises_it_and_spends_nothing() {
    String state = started(enlace, ALICE, SampleEntries.GMAIL).state();

    for (CompleteOAuth.Command command :
        List.of(
            fromProvider(null, state, null),
            fromProvider(null, state, ""),
            fromProvider(null, state, "https://evil.example"),
            fromProvider(null, state, SampleProviders.GOOGLE_ISSUER + "/"))) {
      assertThat(refusal(command)).isEqualTo(StateProblem.OTHER_PROVIDER);
    }
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();

    assertThat(connected(enlace, google(state)).entryName()).isEqualTo("The gmail");
  }

  @Test
  void spends_nothing_on_a_callback_with_neither_code_nor_error() {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();

    assertThat(refusal(new CompleteOAuth.Command(state, null, null, null, null, null)))
        .isEqualTo(StateProblem.INCOMPLETE);

    assertThat(answer(back(enlace, callback(state)))).isInstanceOf(Outcome.Connected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "invalid_scope", "server_error", "consent_required"})
  void tells_an_error_that_the_standards_know_and_spends_the_state(String error) {
    Started started = started(enlace, ALICE, SampleEntries.AIRTABLE);

    Outcome.NotConnected outcome = notConnected(enlace, denied(started.state(), error));

    assertThat(outcome.failure())
        .isEqualTo(new AuthorizationDenied(SampleEntries.AIRTABLE.details().provider(), error));
    assertThat(outcome.successUrl()).isEqualTo(URI.create(Walks.SUCCESS_URL));
    assertThat(status(started))
        .isEqualTo(new AttemptStatus.Failed("CONNECTION.AUTHORIZATION_DENIED"));
    assertThat(refusal(callback(started.state()))).isEqualTo(StateProblem.SPENT);
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "canary", "ACCESS_DENIED", "", "a\r\nb"})
  void repeats_no_error_that_somebody_made_up(String error) {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();

    assertThat(notConnected(enlace, denied(state, error)).failure())
        .isEqualTo(new AuthorizationDenied(SampleEntries.AIRTABLE.details().provider(), "other"));
  }

  @Test
  void takes_an_answer_with_both_a_code_and_an_error_for_an_error() {
    String state = started(enlace, ALICE, SampleEntries.AIRTABLE).state();
    CompleteOAuth.Command both =
        new CompleteOAuth.Command(state, Secret.of(Walks.CODE), "access_denied", null, null, null);

    assertThat(notConnected(enlace, both).failure()).isInstanceOf(AuthorizationDenied.class);
    assertThat(enlace.ports.tokens.exchanged()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tells_how_the_provider_failed_and_spends_the_state(ProviderProblem problem) {
    ProviderUnavailable trouble =
        new ProviderUnavailable(
            SampleEntries.AIRTABLE.details().provider(), problem, Duration.ofSeconds(30));
    enlace.ports.tokens.answer(code -> Failed.with(trouble));
    Started started = started(enlace, ALICE, SampleEntries.AIRTABLE);

    assertThat(notConnected(enlace, callback(started.state())).failure()).isEqualTo(trouble);
    assertThat(status(started))
        .isEqualTo(new AttemptStatus.Failed("CONNECTION.PROVIDER_UNAVAILABLE"));
    assertThat(refusal(callback(started.state()))).isEqualTo(StateProblem.SPENT);
    assertThat(enlace.ports.tables.changes()).isEmpty();
  }

  @Test
  void ends_the_attempt_also_where_something_happens_that_nobody_expected() {
    enlace.ports.tokens.answer(code -> Mono.error(new IllegalStateException("a bug")));
    Started started = started(enlace, ALICE, SampleEntries.AIRTABLE);

    assertThatIllegalStateException()
        .isThrownBy(() -> answer(back(enlace, callback(started.state()))))
        .withMessage("a bug");
    assertThat(status(started)).isEqualTo(new AttemptStatus.Failed("INTERNAL_ERROR"));
  }

  @Test
  void ends_in_an_outcome_where_an_operator_takes_the_client_or_the_entry_away() {
    Started one = started(enlace, ALICE, SampleEntries.AIRTABLE);
    Started other = started(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.providers.remove(SampleEntries.AIRTABLE.slug());

    assertThat(notConnected(enlace, callback(one.state())).failure())
        .isInstanceOf(ProviderNotConfigured.class);
    enlace.ports.catalog.put(SampleEntries.disabled(SampleEntries.AIRTABLE));
    assertThat(notConnected(enlace, callback(other.state())).failure().code())
        .isEqualTo("CONNECTION.CATALOG_ENTRY_NOT_FOUND");
    assertThat(status(one)).isInstanceOf(AttemptStatus.Failed.class);
  }

  private AttemptStatus status(Started started) {
    return answer(enlace.oauth.readAttempt.read(ALICE, started.attempt())).status();
  }

  private StateProblem refusal(CompleteOAuth.Command command) {
    return ((InvalidState) failure(back(enlace, command))).reason();
  }

  private static CompleteOAuth.Command google(String state) {
    return fromProvider("google", state, SampleProviders.GOOGLE_ISSUER);
  }
}
