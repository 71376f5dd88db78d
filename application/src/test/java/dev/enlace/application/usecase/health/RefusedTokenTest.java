package dev.enlace.application.usecase.health;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A trial whose token the provider does not take, though its time is not over. */
class RefusedTokenTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Account ADA = new Account("usr-ada", "ada@example.com");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @BeforeEach
  void the_first_token_is_refused() {
    enlace.ports.clock.advance(Duration.ofMinutes(2));
    enlace.ports.probe.answer(token ->
        token.equals(Secret.of("canary-access-second"))
            ? Mono.just(ADA)
            : RefusedTokenTest.<Account>refused());
    enlace.ports.tokens.answerRefresh(sent -> Mono.just(renewed("canary-access-second")));
  }

  @Test
  void heals_by_a_refresh() {
    assertThat(test()).isInstanceOf(Result.Works.class);

    assertThat(answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null)).accessToken())
        .isEqualTo(Secret.of("canary-access-second"));
  }

  @Test
  void says_and_notes_that_the_grant_is_dead() {
    enlace.ports.tokens.answerRefresh(sent -> refused());

    assertThat(test())
        .isInstanceOfSatisfying(
            Result.Fails.class, fails -> assertThat(fails.reason()).isEqualTo("invalid_grant"));
    assertThat(state()).isInstanceOf(ConnectionState.NeedsReauth.class);
  }

  @Test
  void refreshes_once_and_no_more() {
    enlace.ports.probe.answer(token -> refused());

    assertThat(test())
        .isInstanceOfSatisfying(
            Result.Fails.class, fails -> assertThat(fails.reason()).isEqualTo("grant_refused"));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @Test
  void gives_up_what_cannot_be_renewed() {
    enlace.ports.tokens.answer(code ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-only"),
                null,
                "Bearer",
                enlace.ports.clock.instant().plus(MemoryPorts.TOKEN_LIFETIME),
                null,
                null)));
    enlace.ports.probe.answer(token -> Mono.just(ADA));
    Connection plain = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    enlace.ports.probe.answer(token -> refused());

    assertThat(answer(enlace.connections.test.test(ALICE, plain.id())))
        .isInstanceOf(Result.Fails.class);
    assertThat(Made.read(enlace, ALICE, plain.id()).state())
        .isInstanceOf(ConnectionState.NeedsReauth.class);
  }

  @Test
  void refreshes_nothing_for_a_provider_in_trouble() {
    enlace.ports.probe.answer(token ->
        Failed.with(
            new ProviderUnavailable(
                new ProviderId("airtable"), ProviderProblem.SERVER_ERROR, null)));

    assertThat(test())
        .isInstanceOfSatisfying(
            Result.Fails.class, fails -> assertThat(fails.reason()).isEqualTo("server_error"));
    assertThat(enlace.ports.tokens.refreshed()).isEmpty();
  }

  private Result test() {
    return answer(enlace.connections.test.test(ALICE, grant.id()));
  }

  private ConnectionState state() {
    return Made.read(enlace, ALICE, grant.id()).state();
  }

  private TokenSet renewed(String access) {
    return new TokenSet(
        Secret.of(access),
        null,
        "Bearer",
        enlace.ports.clock.instant().plus(MemoryPorts.TOKEN_LIFETIME),
        null,
        null);
  }

  private static <T> Mono<T> refused() {
    return Failed.with(
        new ProviderUnavailable(new ProviderId("airtable"), ProviderProblem.GRANT_REFUSED, null));
  }
}
