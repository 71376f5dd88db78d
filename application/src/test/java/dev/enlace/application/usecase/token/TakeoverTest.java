package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Another replica has let its lease run out: what came of its call nobody knows. */
class TakeoverTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
  private final Claim other = standing().claim(new UUID(7, 7));

  @BeforeEach
  void another_replica_goes_away() {
    enlace.ports.tokens.answerRefresh(
        sent -> Mono.just(MemoryPorts.tokens("canary-access-second", "canary-refresh-2")));
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);
    assertThat(answer(enlace.ports.refreshes.claim(other, LEASE, GRACE))).isTrue();
    enlace.ports.clock.advance(LEASE.plusMillis(1));
  }

  @Test
  void its_tokens_are_waited_for_before_the_old_one_is_sent_again() {
    Mono<Token> waiting = waiting();
    enlace.ports.clock.advance(GRACE.minusMillis(1));

    keep(other, "canary-access-other");

    assertThat(answer(waiting).accessToken()).isEqualTo(Secret.of("canary-access-other"));
    assertThat(enlace.ports.tokens.refreshed()).isEmpty();
  }

  @Test
  void the_old_one_is_sent_when_none_have_come() {
    Mono<Token> waiting = waiting();
    assertThat(enlace.ports.tokens.refreshed()).isEmpty();

    enlace.ports.clock.advance(GRACE.plusMillis(1));

    assertThat(answer(waiting).accessToken()).isEqualTo(Secret.of("canary-access-second"));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @Test
  void a_token_that_was_just_spent_is_not_sent_again_before_the_provider_forgets_that() {
    refused(null);
    Mono<Token> waiting = waiting();
    enlace.ports.clock.advance(GRACE.plusMillis(1));

    assertThat(failure(waiting)).isEqualTo(trouble(WINDOW));

    enlace.ports.clock.advance(WINDOW.minusMillis(1));
    assertThat(failure(handOut())).isInstanceOf(ProviderUnavailable.class);
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
    enlace.ports.clock.advance(Duration.ofMillis(1));
    assertThat(failure(handOut()))
        .as("and not before it may have forgotten the next")
        .isEqualTo(trouble(WINDOW));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(2);
  }

  @Test
  void a_lease_that_somebody_else_took_from_it_counts_too() {
    refused(null);
    Claim third = standing().claim(new UUID(8, 8));
    enlace.ports.refreshes.beforeClaim(() -> {
      assertThat(answer(enlace.ports.refreshes.claim(third, LEASE, GRACE))).isFalse();
      enlace.ports.clock.advance(GRACE.plusMillis(1));
    });

    assertThat(failure(handOut())).isEqualTo(trouble(WINDOW));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @Test
  void a_provider_that_asks_for_more_time_gets_it() {
    refused(WINDOW.multipliedBy(2));
    Mono<Token> waiting = waiting();
    enlace.ports.clock.advance(GRACE.plusMillis(1));

    assertThat(failure(waiting)).isEqualTo(trouble(WINDOW.multipliedBy(2)));
  }

  private Mono<Token> waiting() {
    Mono<Token> waiting = handOut().cache();
    waiting.subscribe(token -> {}, trouble -> {});
    return waiting;
  }

  private Mono<Token> handOut() {
    return Mono.defer(() -> enlace.connections.handOut.handOut(ALICE, grant.id(), null));
  }

  private void refused(@Nullable Duration retryAfter) {
    enlace.ports.tokens.answerRefresh(sent -> Mono.error(new Failed(trouble(retryAfter))));
  }

  private static ProviderUnavailable trouble(@Nullable Duration retryAfter) {
    return new ProviderUnavailable(
        new ProviderId("airtable"), ProviderProblem.OVERLOADED, retryAfter);
  }

  private void keep(Claim claim, String access) {
    Map<String, Secret> tokens =
        Map.of(
            Material.ACCESS_TOKEN, Secret.of(access),
            Material.REFRESH_TOKEN, Secret.of("canary-refresh-other"));
    Change change = new Change(new UUID(5, 5), ConnectionChange.REFRESHED, ALICE.actor());
    answer(
        new ConnectionSecrets(enlace.ports.box)
            .seal(grant.workspace(), grant.id(), tokens)
            .flatMap(sealed ->
                enlace.ports.refreshes.save(
                    claim, grant, MemoryPorts.TOKEN_LIFETIME, sealed, change)));
  }

  private Standing standing() {
    return answer(enlace.ports.refreshes.standing(grant.workspace(), grant.id()));
  }
}
