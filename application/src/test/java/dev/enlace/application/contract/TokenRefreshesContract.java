package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.port.out.connection.TokenRefreshes.Trouble;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.secret.SealedSecrets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** What every store of refreshes does. */
public abstract class TokenRefreshesContract extends ConnectionsSetting {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration OVER = Duration.ofMillis(-1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SealedSecrets FIRST =
      Samples.sealed(1, Material.ACCESS_TOKEN, Material.REFRESH_TOKEN);
  private static final SealedSecrets NEXT =
      Samples.sealed(2, Material.ACCESS_TOKEN, Material.REFRESH_TOKEN);

  @Test
  void tells_how_a_grant_stands() {
    Connection grant = added(SampleConnections.grant(id, ana), FIRST);

    Standing standing = standing(grant);

    assertThat(standing.connection()).isEqualTo(grant);
    assertThat(standing.secrets()).isEqualTo(FIRST);
    assertThat(standing.generation()).isEqualTo(1);
    assertThat(Objects.requireNonNull(standing.validity()))
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    assertThat(standing.age()).isNull();
    assertThat(standing.leased()).isFalse();
    assertThat(standing.pause()).isZero();
    assertThat(standing.failures()).isZero();
    assertThat(standing.takeovers()).isZero();
  }

  @Test
  void knows_only_grants_of_the_workspace() {
    Connection form = added(SampleConnections.credentials(id, ana));
    Connection grant = added(SampleConnections.grant(id, ana));

    assertThat(found(refreshes().standing(id, form.id()))).isEmpty();
    assertThat(found(refreshes().standing(Samples.workspace().id(), grant.id()))).isEmpty();
  }

  @Test
  void gives_one_lease_at_a_time() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim first = claim(grant);
    Claim second = claim(grant);

    assertThat(taken(first, LEASE)).isTrue();
    assertThat(taken(second, LEASE)).isFalse();
    assertThat(standing(grant).leased()).isTrue();
    assertThat(answer(refreshes().renew(first, LEASE))).isTrue();
    assertThat(answer(refreshes().renew(second, LEASE))).isFalse();
  }

  @Test
  void gives_a_lease_again_to_whoever_has_it_and_was_not_told() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim first = claim(grant);
    taken(first, OVER);

    assertThat(taken(first, LEASE)).as("though it ran out").isTrue();
    assertThat(taken(first, LEASE)).isTrue();

    assertThat(standing(grant).takeovers()).isZero();
    assertThat(standing(grant).leased()).isTrue();
    assertThat(taken(claim(grant), LEASE)).isFalse();
    answer(refreshes().postpone(first, LEASE, ProviderProblem.OVERLOADED, null));
    assertThat(taken(first, LEASE)).as("it was given back").isFalse();
  }

  @Test
  void leaves_what_was_set_on_a_grant_while_it_was_being_refreshed() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim claim = claim(grant);
    taken(claim, LEASE);
    Connection set =
        SampleConnections.edited(grant, "x", SampleConnections.listed(grant).material());
    found(connections().replace(set, grant.version(), null, change(ConnectionChange.UPDATED)));

    answer(save(claim, grant));

    Connection now = stored(grant.id()).orElseThrow().connection();
    assertThat(now.material().recipients()).isEqualTo(set.material().recipients());
    assertThat(now.restrictsRecipients()).isTrue();
  }

  @Test
  void tells_whether_a_generation_is_still_being_refreshed() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim claim = claim(grant);
    assertThat(answer(refreshes().underWay(id, grant.id(), claim.generation()))).isFalse();

    taken(claim, LEASE);

    assertThat(answer(refreshes().underWay(id, grant.id(), claim.generation()))).isTrue();
    assertThat(answer(refreshes().underWay(id, grant.id(), claim.generation() + 1))).isFalse();
    assertThat(answer(refreshes().underWay(Samples.workspace().id(), grant.id(), 1))).isFalse();
  }

  @Test
  void gives_a_lease_that_ran_out_to_nobody_at_first() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim paused = claim(grant);
    assertThat(taken(paused, OVER)).isTrue();

    assertThat(taken(claim(grant), LEASE)).isFalse();

    assertThat(standing(grant).leased()).isTrue();
    assertThat(standing(grant).takeovers()).isEqualTo(1);
    assertThat(answer(refreshes().underWay(id, grant.id(), 1))).isTrue();
    assertThat(taken(claim(grant), LEASE)).isFalse();
    assertThat(standing(grant).takeovers()).as("nobody else has let it run out").isEqualTo(1);
    assertThat(answer(refreshes().renew(paused, LEASE))).isFalse();
    assertThat(found(save(paused, grant))).as("what could not be kept before").isPresent();
    assertThat(standing(grant).takeovers()).isZero();
    assertThat(taken(claim(grant, 2), LEASE)).isTrue();
  }

  @Test
  void gives_a_lease_that_ran_out_to_whoever_comes_first_when_the_grace_is_over() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim paused = claim(grant);
    Claim next = claim(grant);
    assertThat(taken(paused, OVER)).isTrue();
    assertThat(taken(claim(grant), LEASE, OVER)).isFalse();

    assertThat(taken(next, LEASE)).isTrue();
    assertThat(answer(refreshes().renew(next, LEASE))).isTrue();
    assertThat(answer(refreshes().renew(paused, LEASE))).isFalse();
    assertThat(answer(refreshes().postpone(paused, LEASE, ProviderProblem.TIMED_OUT, null)))
        .isFalse();
  }

  @Test
  void remembers_that_a_lease_ran_out_until_there_are_new_tokens() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim next = claim(grant);
    taken(claim(grant), OVER);
    taken(next, LEASE, OVER);
    assertThat(taken(next, LEASE)).isTrue();

    answer(refreshes().postpone(next, OVER, ProviderProblem.OVERLOADED, null));

    assertThat(standing(grant).takeovers()).isEqualTo(1);
    assertThat(taken(next, LEASE)).as("it was given back").isTrue();
    assertThat(found(save(next, grant))).isPresent();
    assertThat(standing(grant).takeovers()).isZero();
  }

  @Test
  void keeps_new_tokens_and_moves_the_generation() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim claim = claim(grant);
    taken(claim, LEASE);

    Connection saved = answer(save(claim, grant));

    Standing standing = standing(grant);
    assertThat(standing.connection()).isEqualTo(saved);
    assertThat(saved.version()).isEqualTo(grant.version());
    assertThat(standing.secrets()).isEqualTo(NEXT);
    assertThat(standing.generation()).isEqualTo(2);
    assertThat(Objects.requireNonNull(standing.validity())).isBetween(Duration.ofMinutes(59), HOUR);
    assertThat(Objects.requireNonNull(standing.age())).isLessThan(Duration.ofMinutes(1));
    assertThat(standing.leased()).isFalse();
    assertThat(taken(claim(grant, 1), LEASE)).isFalse();
  }

  @Test
  void keeps_what_comes_late_where_nobody_has_won_since_and_nothing_else() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim paused = claim(grant);
    Claim next = claim(grant);
    taken(paused, OVER);
    taken(next, LEASE, OVER);
    assertThat(taken(next, LEASE)).isTrue();

    assertThat(found(save(paused, grant))).isPresent();
    assertThat(found(save(next, grant))).isEmpty();
    assertThat(found(giveUp(next, grant))).isEmpty();
    assertThat(standing(grant).generation()).isEqualTo(2);
  }

  @Test
  void lets_nobody_try_before_the_pause_is_over() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim claim = claim(grant);
    taken(claim, LEASE);

    assertThat(
            answer(
                refreshes()
                    .postpone(claim, Duration.ofSeconds(90), ProviderProblem.TIMED_OUT, null)))
        .isTrue();

    Standing standing = standing(grant);
    assertThat(standing.leased()).isFalse();
    assertThat(standing.failures()).isEqualTo(1);
    assertThat(standing.why()).isEqualTo(ProviderProblem.TIMED_OUT);
    assertThat(standing.pause()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    assertThat(taken(claim(grant), LEASE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void remembers_that_nobody_knows_what_came_of_a_call(ProviderProblem problem) {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim claim = claim(grant);
    taken(claim, LEASE);

    answer(refreshes().postpone(claim, OVER, problem, null));

    boolean open = problem == ProviderProblem.TIMED_OUT || problem == ProviderProblem.BROKEN_OFF;
    assertThat(standing(grant).takeovers()).isEqualTo(open ? 1 : 0);
  }

  @Test
  void says_once_that_a_grant_is_in_trouble_and_unsays_it_with_the_next_success() {
    Connection grant = added(SampleConnections.grant(id, ana));

    postpone(grant, "overloaded");
    ConnectionState since = stored(grant.id()).orElseThrow().connection().state();
    assertThat(since)
        .isInstanceOf(ConnectionState.Degraded.class)
        .returns("overloaded", ConnectionState::reason)
        .returns(NextAction.WAIT, ConnectionState::nextAction);
    postpone(grant, "overloaded");
    assertThat(stored(grant.id()).orElseThrow().connection().state()).isEqualTo(since);
    postpone(grant, "unreachable");
    assertThat(stored(grant.id()).orElseThrow().connection().state())
        .isEqualTo(new ConnectionState.Degraded(since.since(), "unreachable", NextAction.WAIT));

    Connection saved = answer(save(claim(grant), grant));
    assertThat(saved.state()).isInstanceOf(ConnectionState.Active.class);
    assertThat(saved.verifiedAt()).isAfterOrEqualTo(since.since());
  }

  private void postpone(Connection grant, String reason) {
    Claim claim = claim(grant);
    taken(claim, LEASE);
    ConnectionState.Degraded degraded =
        new ConnectionState.Degraded(Samples.now(), reason, NextAction.WAIT);
    Trouble trouble = new Trouble(degraded, change(ConnectionChange.DEGRADED));
    assertThat(
            answer(
                refreshes()
                    .postpone(claim, Duration.ofMillis(-1), ProviderProblem.OVERLOADED, trouble)))
        .isTrue();
  }

  @Test
  void gives_up_a_grant_and_takes_it_back_with_a_late_success() {
    Connection grant = added(SampleConnections.grant(id, ana));
    Claim claim = claim(grant);
    taken(claim, LEASE);

    assertThat(answer(giveUp(claim, grant)).state())
        .isInstanceOf(ConnectionState.NeedsReauth.class);
    assertThat(stored(grant.id()).orElseThrow().connection().state().reason())
        .isEqualTo("invalid_grant");
    assertThat(answer(save(claim, grant)).state()).isInstanceOf(ConnectionState.Active.class);
    assertThat(stored(grant.id()).orElseThrow().connection().state().reason()).isNull();
  }

  @Test
  void keeps_tokens_of_which_nobody_knows_how_long_they_last() {
    Connection grant = added(SampleConnections.grant(id, ana));

    Optional<Connection> saved =
        found(
            refreshes().save(claim(grant), grant, null, NEXT, change(ConnectionChange.REFRESHED)));

    assertThat(saved).isPresent();
    assertThat(standing(grant).validity()).isNull();
  }

  @Test
  void hands_a_grant_over_and_lets_nothing_that_was_under_way_bring_it_back() {
    Connection grant = added(SampleConnections.grant(id, ana), FIRST);
    Claim paused = claim(grant);
    Claim holder = claim(grant);
    taken(paused, OVER);
    taken(holder, LEASE, OVER);
    assertThat(taken(holder, LEASE)).isTrue();

    Connection over = answer(handOver(holder, grant));

    assertThat(over.state().reason()).isEqualTo("handed_over");
    Standing standing = standing(grant);
    assertThat(standing.connection()).isEqualTo(over);
    assertThat(standing.secrets()).isEqualTo(FIRST.only(Material.ACCESS_TOKEN));
    assertThat(standing.generation()).isEqualTo(2);
    assertThat(standing.leased()).isFalse();
    assertThat(found(save(paused, grant))).as("a late success").isEmpty();
    assertThat(found(handOver(holder, grant))).as("a second time").isEmpty();
    assertThat(taken(holder, LEASE)).isFalse();
  }

  @Test
  void hands_nothing_over_to_whoever_has_no_lease() {
    Connection grant = added(SampleConnections.grant(id, ana), FIRST);
    Claim holder = claim(grant);
    taken(holder, LEASE);

    assertThat(found(handOver(claim(grant), grant))).isEmpty();

    assertThat(standing(grant).secrets()).isEqualTo(FIRST);
    assertThat(answer(refreshes().renew(holder, LEASE))).isTrue();
  }

  private Mono<Connection> handOver(Claim claim, Connection grant) {
    Connection over = grant.in(new ConnectionState.NeedsReauth(Samples.now(), "handed_over"));
    return refreshes().handOver(claim, over, change(ConnectionChange.NEEDS_REAUTH));
  }

  private boolean taken(Claim claim, Duration length) {
    return taken(claim, length, LEASE);
  }

  private boolean taken(Claim claim, Duration length, Duration grace) {
    return answer(refreshes().claim(claim, length, grace));
  }

  private Mono<Connection> save(Claim claim, Connection grant) {
    return refreshes().save(claim, grant, HOUR, NEXT, change(ConnectionChange.REFRESHED));
  }

  private Mono<Connection> giveUp(Claim claim, Connection grant) {
    Connection dead = grant.in(new ConnectionState.NeedsReauth(Samples.now(), "invalid_grant"));
    return refreshes().giveUp(claim, dead, change(ConnectionChange.NEEDS_REAUTH));
  }

  private Change change(ConnectionChange what) {
    return Samples.change(what, ana);
  }

  private Standing standing(Connection grant) {
    return answer(refreshes().standing(id, grant.id()));
  }

  private static Claim claim(Connection grant) {
    return claim(grant, 1);
  }

  private static Claim claim(Connection grant, long generation) {
    return new Claim(grant.workspace(), grant.id(), generation, Samples.id());
  }

  private TokenRefreshes refreshes() {
    return stores().refreshes();
  }
}
