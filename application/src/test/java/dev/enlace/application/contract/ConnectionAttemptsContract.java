package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@code Connections} promises of connections that come of attempts. */
public abstract class ConnectionAttemptsContract extends ConnectionsSetting {
  private static final SealedSecrets NEXT =
      Samples.sealed(2, Material.ACCESS_TOKEN, Material.REFRESH_TOKEN);

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final SecretHash confirmation = Samples.hash();

  @Test
  void notes_a_connection_on_the_attempt_that_it_came_of() {
    OAuthAttempt attempt = spent();
    Connection connection = keptFrom(attempt, active(), null);

    assertThat(stored(connection.id()).orElseThrow().connection()).isEqualTo(connection);
    assertThat(statusOf(attempt)).isEqualTo(new AttemptStatus.Completed(connection.id()));
  }

  @Test
  void counts_a_first_grants_end_from_the_stores_now_whatever_this_replicas_clock_says() {
    Connection byAClockAtFault = active();
    Material.OAuthGrant grant = (Material.OAuthGrant) byAClockAtFault.material();
    Instant wrong = Samples.now().plus(Duration.ofDays(3));
    Connection connection = byAClockAtFault.refreshed(grant.until(wrong));

    Connection kept = keptFrom(spent(), connection, null);

    assertLasts(LIFETIME, stored(kept.id()).orElseThrow());
    assertThat(stored(kept.id()).orElseThrow().connection()).isEqualTo(kept);
  }

  @Test
  void counts_the_end_of_a_grant_that_comes_again_from_the_stores_now() {
    Connection before = keptFrom(spent(), active(), null);
    Material.OAuthGrant grant = (Material.OAuthGrant) before.material();
    Instant wrong = Samples.now().minus(Duration.ofDays(3));

    Connection kept =
        answer(
            reconnectedFrom(spent(), before.refreshed(grant.until(wrong)), before.account(), null));

    assertLasts(LIFETIME, stored(kept.id()).orElseThrow());
  }

  @Test
  void keeps_no_end_of_a_grant_whose_provider_says_none() {
    OAuthAttempt attempt = spent();
    Connection connection = active();
    Change created = Samples.change(ConnectionChange.CREATED, ana);

    answer(
        connections()
            .addFrom(attempt.ref(), connection, null, secretsOf(connection), null, created));

    assertThat(end(stored(connection.id()).orElseThrow())).isNull();
  }

  @Test
  void keeps_one_connection_of_an_attempt_and_nothing_of_a_second() {
    OAuthAttempt attempt = spent();
    Connection first = keptFrom(attempt, active(), null);
    Connection second = active();

    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> keptFrom(attempt, second, null))
        .extracting(Failed::failure)
        .isEqualTo(new Failure.InvalidState(StateProblem.SPENT));

    assertThat(stored(second.id())).isEmpty();
    assertThat(statusOf(attempt)).isEqualTo(new AttemptStatus.Completed(first.id()));
  }

  @Test
  void keeps_nothing_of_an_attempt_that_has_failed() {
    OAuthAttempt attempt = spent();
    answer(attempts().fail(attempt, "CONNECTION.PROVIDER_UNAVAILABLE"));
    Connection late = active();

    assertThatExceptionOfType(Failed.class).isThrownBy(() -> keptFrom(attempt, late, null));

    assertThat(stored(late.id())).isEmpty();
  }

  @Test
  void does_not_call_an_attempt_failed_that_has_a_connection() {
    OAuthAttempt attempt = spent();
    Connection connection = keptFrom(attempt, active(), null);

    answer(attempts().fail(attempt, "CONNECTION.PROVIDER_UNAVAILABLE"));

    assertThat(statusOf(attempt)).isEqualTo(new AttemptStatus.Completed(connection.id()));
  }

  @Test
  void makes_a_pending_connection_active_against_its_confirmation_once() {
    Connection pending = keptFrom(spent(), pending(), confirmation);
    Connection active = confirmed(pending);

    assertThat(found(connections().confirm(active, confirmation, confirmation()))).contains(active);
    assertThat(found(connections().confirm(active, confirmation, confirmation()))).isEmpty();

    assertThat(stored(pending.id()).orElseThrow().connection()).isEqualTo(active);
  }

  @Test
  void confirms_once_however_many_ask_at_the_same_time() {
    Connection pending = keptFrom(spent(), pending(), confirmation);
    Connection active = confirmed(pending);

    assertThat(atOnce(30, () -> connections().confirm(active, confirmation, confirmation())))
        .hasSize(1);
  }

  @Test
  void is_not_made_pending_again_by_an_edit_that_began_before() {
    Connection pending = keptFrom(spent(), pending(), confirmation);
    Connection edited = SampleConnections.edited(pending, "late", pending.material());
    Change late = Samples.change(ConnectionChange.UPDATED, ana);
    Connection active = confirmed(pending);
    found(connections().confirm(active, confirmation, confirmation()));

    assertThat(found(connections().replace(edited, pending.version(), null, late))).isEmpty();

    assertThat(stored(pending.id()).orElseThrow().connection()).isEqualTo(active);
  }

  @Test
  void keeps_an_edit_that_was_made_while_it_was_pending() {
    Connection pending = keptFrom(spent(), pending(), confirmation);
    Connection edited = SampleConnections.edited(pending, "renamed", pending.material());
    Change rename = Samples.change(ConnectionChange.UPDATED, ana);
    found(connections().replace(edited, pending.version(), null, rename));

    Optional<Connection> active =
        found(connections().confirm(confirmed(pending), confirmation, confirmation()));

    assertThat(active).contains(edited.confirmed(activeAt(active.orElseThrow())));
    assertThat(stored(pending.id()).map(Connections.Stored::connection)).isEqualTo(active);
  }

  @Test
  void confirms_nothing_against_another_confirmation() {
    Connection pending = keptFrom(spent(), pending(), confirmation);
    Connection other = keptFrom(spent(), pending(), Samples.hash());

    assertThat(found(connections().confirm(confirmed(pending), Samples.hash(), confirmation())))
        .isEmpty();
    assertThat(found(connections().confirm(confirmed(other), confirmation, confirmation())))
        .isEmpty();

    assertThat(stored(pending.id()).orElseThrow().connection()).isEqualTo(pending);
  }

  @Test
  void confirms_nothing_that_asks_for_no_confirmation() {
    Connection connection = added(pending());

    assertThat(found(connections().confirm(confirmed(connection), confirmation, confirmation())))
        .isEmpty();
  }

  @Test
  void puts_a_new_grant_in_the_place_of_the_old() {
    Connection before = added(active());
    OAuthAttempt attempt = spent();

    Connection now = answer(reconnectedFrom(attempt, before, before.account(), null));

    Stored stored = stored(before.id()).orElseThrow();
    assertThat(stored.connection()).isEqualTo(now);
    assertThat(now.version()).isEqualTo(before.version().next());
    assertThat(now.label()).isEqualTo(before.label());
    assertThat(stored.secrets()).isEqualTo(NEXT);
    assertThat(statusOf(attempt)).isEqualTo(new AttemptStatus.Completed(before.id()));
    TokenRefreshes.Standing standing = answer(stores().refreshes().standing(id, before.id()));
    assertThat(standing.generation()).isEqualTo(2);
    assertThat(standing.leased()).isFalse();
  }

  @Test
  void leaves_what_was_set_on_the_old_grant_on_the_new_though_it_was_set_meanwhile() {
    Connection before = added(active());
    Connection listed = SampleConnections.listed(before);
    Connection set = SampleConnections.edited(before, "listed", listed.material());
    found(
        connections()
            .replace(set, before.version(), null, Samples.change(ConnectionChange.UPDATED, ana)));

    Connection now = answer(reconnectedFrom(spent(), before, before.account(), null));

    assertThat(now.material().recipients()).isEqualTo(listed.material().recipients());
    assertThat(now.restrictsRecipients()).isTrue();
    assertThat(stored(before.id()).orElseThrow().connection()).isEqualTo(now);
  }

  @Test
  void lets_no_refresh_of_the_old_grant_overwrite_the_new() {
    Connection before = added(active());
    Claim claim = answer(stores().refreshes().standing(id, before.id())).claim(Samples.id());
    answer(stores().refreshes().claim(claim, Duration.ofSeconds(30), Duration.ZERO));

    answer(reconnectedFrom(spent(), before, before.account(), null));

    Change refreshed = Samples.change(ConnectionChange.REFRESHED, ana);
    assertThat(found(stores().refreshes().save(claim, before, null, secretsOf(before), refreshed)))
        .isEmpty();
    assertThat(stored(before.id()).orElseThrow().secrets()).isEqualTo(NEXT);
  }

  @Test
  void leaves_all_as_it_was_where_the_account_has_changed_since() {
    Connection before = added(active());
    OAuthAttempt attempt = spent();

    assertThat(found(reconnectedFrom(attempt, before, new Account("usr-other", "x"), null)))
        .isEmpty();

    assertThat(stored(before.id()).orElseThrow().connection()).isEqualTo(before);
    assertThat(statusOf(attempt)).isEqualTo(new AttemptStatus.Pending());
  }

  @Test
  void takes_no_confirmation_of_an_earlier_walk_for_a_later_one() {
    Connection before = added(active());
    answer(reconnectedFrom(spent(), before, before.account(), confirmation));
    SecretHash later = Samples.hash();
    Connection pending = answer(reconnectedFrom(spent(), before, before.account(), later));

    assertThat(found(connections().confirm(confirmed(pending), confirmation, confirmation())))
        .isEmpty();
    assertThat(found(connections().confirm(confirmed(pending), later, confirmation()))).isPresent();
  }

  @Test
  void lets_a_label_that_was_made_of_the_account_follow_it_and_keeps_one_that_was_chosen_since() {
    Account account = new Account("acc-" + Samples.id(), "ana@x.test");
    Account other = new Account("acc-" + Samples.id(), "berta@x.test");
    Connection first = added(labelled(grant(account), "ana@x.test"));
    Connection second = added(labelled(grant(account), "ana@x.test"));
    Change rename = Samples.change(ConnectionChange.UPDATED, ana);
    Connection renamed = SampleConnections.edited(second, "chosen", second.material());
    found(connections().replace(renamed, second.version(), null, rename));

    assertThat(answer(changedTo(other, first)).label()).hasToString("berta@x.test");
    assertThat(answer(changedTo(other, second)).label()).hasToString("chosen");
  }

  private Connection grant(Account account) {
    return SampleConnections.grant(id, ana, SampleEntries.GMAIL, account);
  }

  private Connection labelled(Connection connection, String label) {
    return SampleConnections.edited(connection, label, connection.material());
  }

  private Mono<Connection> changedTo(Account account, Connection before) {
    Connection reconnected =
        before.reconnected(
            (Material.OAuthGrant) before.material(),
            account,
            new ConnectionState.Active(Samples.now()),
            "Entry");
    Change change = Samples.change(ConnectionChange.RECOVERED, ana);
    return connections()
        .reconnectFrom(spent().ref(), reconnected, LIFETIME, before.account(), NEXT, null, change);
  }

  private Mono<Connection> reconnectedFrom(
      OAuthAttempt attempt,
      Connection before,
      @Nullable Account account,
      @Nullable SecretHash hash) {
    ConnectionState state =
        hash == null
            ? new ConnectionState.Active(Samples.now())
            : new ConnectionState.Pending(Samples.now());
    Material.OAuthGrant grant = (Material.OAuthGrant) before.material();
    Connection reconnected = before.reconnected(grant, before.account(), state, "Entry");
    Change change = Samples.change(ConnectionChange.RECOVERED, ana);
    return connections()
        .reconnectFrom(attempt.ref(), reconnected, LIFETIME, account, NEXT, hash, change);
  }

  private static void assertLasts(Duration length, Stored stored) {
    Instant end = end(stored);
    assertThat(end).isNotNull();
    assertThat(Duration.between(stored.readAt(), end))
        .isBetween(length.minusSeconds(30), length.plusMillis(1));
  }

  private static @Nullable Instant end(Stored stored) {
    return ((Material.OAuthGrant) stored.connection().material()).expiresAt();
  }

  private OAuthAttempts attempts() {
    return stores().attempts();
  }

  private AttemptStatus statusOf(OAuthAttempt attempt) {
    return answer(attempts().find(attempt.ref())).attempt().status();
  }

  private OAuthAttempt spent() {
    OAuthAttempt attempt = SampleAttempts.attempt(id, ana, false);
    answer(attempts().add(attempt, Samples.sealed(1, OAuthAttempts.VERIFIER)));
    answer(attempts().spend(attempt.ref(), null));
    return attempt;
  }

  private Connection keptFrom(
      OAuthAttempt attempt, Connection connection, @Nullable SecretHash hash) {
    Change created = Samples.change(ConnectionChange.CREATED, ana);
    return answer(
        connections()
            .addFrom(attempt.ref(), connection, LIFETIME, secretsOf(connection), hash, created));
  }

  private Connection active() {
    return SampleConnections.grant(id, ana);
  }

  private Connection pending() {
    return active().in(new ConnectionState.Pending(Samples.now()));
  }

  private static Connection confirmed(Connection pending) {
    return pending.confirmed(new ConnectionState.Active(Samples.now().plusSeconds(1)));
  }

  private static ConnectionState.Active activeAt(Connection connection) {
    return new ConnectionState.Active(connection.state().since());
  }

  private Change confirmation() {
    return Samples.change(ConnectionChange.CONFIRMED, ana);
  }
}
