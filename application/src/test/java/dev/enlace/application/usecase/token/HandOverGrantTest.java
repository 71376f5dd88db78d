package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.ShowTokens.Shown;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class HandOverGrantTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @Test
  void gives_both_tokens_away_and_keeps_no_refresh_token() {
    Shown shown = answer(handOver(ALICE));

    assertThat(shown.accessToken()).isEqualTo(Secret.of("canary-access-token"));
    assertThat(shown.refreshToken()).isEqualTo(Secret.of("canary-refresh-token"));
    assertThat(shown.toString()).doesNotContain("canary");
    assertThat(standing().secrets().byField()).containsOnlyKeys(Material.ACCESS_TOKEN);
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.NeedsReauth.class)
        .returns("refresh_handed_over", ConnectionState::reason);
    assertThat(enlace.ports.tables.changes().getLast().change().what())
        .isEqualTo(ConnectionChange.NEEDS_REAUTH);
    assertThat(enlace.ports.tables.changes().getLast().change().actor()).isEqualTo(ALICE.actor());
  }

  @Test
  void refreshes_it_never_again_whoever_asks_and_however_late() {
    answer(handOver(ALICE));
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME.multipliedBy(2));

    NeedsReauth over = new NeedsReauth(grant.id(), "refresh_handed_over");
    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .isEqualTo(over);
    assertThat(failure(enlace.connections.refresh.refresh(ALICE, grant.id()))).isEqualTo(over);
    assertThat(failure(enlace.connections.refresher.ahead(grant, Duration.ofHours(9))))
        .isEqualTo(over);
    assertThat(failure(handOver(ALICE))).isEqualTo(over);
    assertThat(enlace.ports.tokens.refreshed()).isEmpty();
  }

  @Test
  void refreshes_first_what_has_run_out_so_that_what_is_handed_over_works() {
    enlace.ports.tokens.answerRefresh(sent ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-second"),
                Secret.of("canary-refresh-second"),
                "Bearer",
                enlace.ports.clock.instant().plus(MemoryPorts.TOKEN_LIFETIME),
                null,
                null)));
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);

    Shown shown = answer(handOver(ALICE));

    assertThat(shown.accessToken()).isEqualTo(Secret.of("canary-access-second"));
    assertThat(shown.refreshToken()).isEqualTo(Secret.of("canary-refresh-second"));
    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
  }

  @Test
  void needs_a_permission_of_its_own_and_the_owner() {
    assertThat(failure(handOver(member(Permission.REVEAL_TOKENS))))
        .isEqualTo(new Forbidden("permission_tokens_reveal_refresh"));
    assertThat(failure(handOver(member(Permission.REVEAL_REFRESH_TOKENS))))
        .isInstanceOf(Forbidden.class);
    assertThat(failure(handOver(Principals.user("eve"))))
        .isEqualTo(new ConnectionNotFound(grant.id()));
    assertThat(standing().secrets().byField()).containsKey(Material.REFRESH_TOKEN);
  }

  @Test
  void hands_nothing_over_where_recipients_are_restricted() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));

    assertThat(failure(enlace.connections.handOver.handOver(ALICE, gmail.id())))
        .isEqualTo(new Forbidden("right_reveal"));
    assertThat(
            answer(enlace.ports.refreshes.standing(gmail.workspace(), gmail.id()))
                .secrets()
                .byField())
        .containsKey(Material.REFRESH_TOKEN);
  }

  @Test
  void takes_it_from_nobody_who_is_to_try_again_later() {
    Claim claim = standing().claim(new UUID(7, 7));
    answer(enlace.ports.refreshes.claim(claim, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    answer(
        enlace.ports.refreshes.postpone(
            claim, Duration.ofSeconds(90), ProviderProblem.TIMED_OUT, null));

    Failure failure = failure(handOver(ALICE));

    assertThat(failure)
        .isInstanceOfSatisfying(
            ProviderUnavailable.class,
            paused -> assertThat(paused.reason()).isEqualTo(ProviderProblem.TIMED_OUT));
    assertThat(standing().secrets().byField()).containsKey(Material.REFRESH_TOKEN);
  }

  @Test
  void waits_for_whoever_refreshes_it_now_and_hands_over_what_came_of_that() {
    Claim other = standing().claim(new UUID(7, 7));
    answer(enlace.ports.refreshes.claim(other, Duration.ofMillis(100), Duration.ofMillis(100)));
    Mono<Shown> waiting = handOver(ALICE);
    enlace.ports.refreshes.beforeClaim(() ->
        assertThat(
                answer(
                    enlace.ports.refreshes.postpone(
                        other, Duration.ofMillis(-1), ProviderProblem.OVERLOADED, null)))
            .isTrue());

    assertThat(answer(waiting).refreshToken()).isEqualTo(Secret.of("canary-refresh-token"));
  }

  private static Principal member(Permission permission) {
    return Principals.user("alice", Role.MEMBER, permission);
  }

  private Mono<Shown> handOver(Principal principal) {
    return enlace.connections.handOver.handOver(principal, grant.id());
  }

  private Standing standing() {
    return answer(enlace.ports.refreshes.standing(grant.workspace(), grant.id()));
  }
}
