package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A store that fails in the middle of a refresh. */
class StoreTroubleTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration ASKED = Duration.ofMinutes(10);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @BeforeEach
  void a_token_has_run_out() {
    enlace.ports.tokens.answerRefresh(
        sent -> Mono.just(MemoryPorts.tokens("canary-access-second", "canary-refresh-2")));
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);
  }

  @Test
  void tokens_are_kept_after_any_error() {
    enlace.ports.refreshes.failWrites(3, new IllegalStateException("a deadlock"));

    assertThat(answer(handOut()).accessToken()).isEqualTo(Secret.of("canary-access-second"));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @Test
  void a_pause_is_kept_once_the_store_is_back() {
    refused(ProviderProblem.OVERLOADED);
    enlace.ports.refreshes.failWrites(2, away());

    assertThat(failure(handOut())).isEqualTo(trouble(ProviderProblem.OVERLOADED));

    assertThat(standing().leased()).isFalse();
    assertThat(standing().pause()).isEqualTo(ASKED);
  }

  @Test
  void a_pause_is_not_tried_for_longer_than_a_caller_waits() {
    refused(ProviderProblem.OVERLOADED);
    enlace.ports.refreshes.failWrites(Integer.MAX_VALUE, away());

    StepVerifier.withVirtualTime(this::handOut)
        .thenAwait(Duration.ofSeconds(10))
        .verifyErrorSatisfies(error ->
            assertThat(error)
                .isInstanceOfSatisfying(
                    Failed.class,
                    failed ->
                        assertThat(failed.failure())
                            .isEqualTo(trouble(ProviderProblem.OVERLOADED))));
  }

  @Test
  void the_end_of_a_grant_is_kept_once_the_store_is_back() {
    refused(ProviderProblem.GRANT_REFUSED);
    enlace.ports.refreshes.failWrites(2, away());

    assertThat(failure(handOut())).isEqualTo(new NeedsReauth(grant.id(), "invalid_grant"));

    assertThat(standing().leased()).isFalse();
    assertThat(standing().connection().state()).isInstanceOf(ConnectionState.NeedsReauth.class);
  }

  @Test
  void a_lease_that_was_taken_unheard_is_used() {
    enlace.ports.refreshes.loseClaim();

    assertThat(answer(handOut()).accessToken()).isEqualTo(Secret.of("canary-access-second"));
  }

  private Mono<Token> handOut() {
    return Mono.defer(() -> enlace.connections.handOut.handOut(ALICE, grant.id(), null));
  }

  private void refused(ProviderProblem problem) {
    enlace.ports.tokens.answerRefresh(sent -> Mono.error(new Failed(trouble(problem))));
  }

  private static ProviderUnavailable trouble(ProviderProblem problem) {
    return new ProviderUnavailable(new ProviderId("airtable"), problem, ASKED);
  }

  private static Failed away() {
    return new Failed(new StoreUnavailable());
  }

  private Standing standing() {
    return answer(enlace.ports.refreshes.standing(grant.workspace(), grant.id()));
  }
}
