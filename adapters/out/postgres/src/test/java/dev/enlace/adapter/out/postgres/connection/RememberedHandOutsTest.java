package dev.enlace.adapter.out.postgres.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static reactor.core.publisher.Sinks.EmitFailureHandler.FAIL_FAST;

import dev.enlace.adapter.out.postgres.event.PostgresDeliveries;
import dev.enlace.adapter.out.postgres.event.PostgresDestinations;
import dev.enlace.adapter.out.postgres.event.PostgresOutboxStreams;
import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.HandOutsContract;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.SampleEvents;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.port.out.connection.HandOuts.Read;
import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.application.port.out.event.OutboxStreams.Claim;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RememberedHandOutsTest extends HandOutsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration WITHIN = RememberedHandOuts.MOMENT.minusMillis(1);

  private final Database database = DATABASE.database();
  private final ConnectionStores plain = DATABASE.stores(database);
  private final ConnectionStores elsewhere = DATABASE.stores();
  private final AtomicInteger reads = new AtomicInteger();

  /** What each read waits for; null: nothing. */
  private Sinks.@Nullable Empty<Void> slow;

  private final AtomicLong time = new AtomicLong(Duration.ofHours(1).toNanos());
  private final RememberedHandOuts handOuts =
      new RememberedHandOuts(
          (workspace, hash, user, connection) ->
              (slow == null ? Mono.empty() : slow.asMono())
                  .then(plain.handOuts().find(workspace, hash, user, connection))
                  .doOnSubscribe(_ -> reads.incrementAndGet()),
          database,
          time::get);
  private final ConnectionStores stores =
      new ConnectionStores(
          plain.connections(),
          plain.recipients(),
          handOuts,
          plain.refreshes(),
          plain.upkeep(),
          plain.attempts(),
          plain.keys(),
          plain.workspaces());

  private final ApiKey key = Samples.key(id);
  private final SecretHash hash = Samples.hash();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }

  @BeforeEach
  void makes_another_key() {
    answer(plain.keys().add(key, hash, Samples.actor(ana)));
  }

  @Test
  void reads_once_in_a_moment_what_is_asked_for_often() {
    Connection grant = added(SampleConnections.grant(id, ana));
    ask(grant, RememberedHandOuts.OFTEN);
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN);

    ask(grant, 20);
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN);

    pass(RememberedHandOuts.MOMENT);
    ask(grant, 1);
    assertThat(reads).as("after the moment").hasValueGreaterThan(RememberedHandOuts.OFTEN);
  }

  @Test
  void reads_each_time_what_is_asked_for_seldom() {
    Connection grant = added(SampleConnections.grant(id, ana));
    for (int i = 1; i <= 5; i++) {
      ask(grant, 1);
      assertThat(reads).hasValue(i);
      pass(RememberedHandOuts.MOMENT);
    }
  }

  @Test
  void lasts_no_longer_for_being_asked_for() {
    Connection grant = often();
    pass(WITHIN);
    ask(grant, 1);
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN);

    pass(Duration.ofMillis(1));
    ask(grant, 1);
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN + 1);
  }

  @Test
  void forgets_with_each_change_of_its_own() {
    Connection grant = often();

    answer(plain.keys().revoke(id, key.id(), Samples.actor(ana)));

    assertThat(find(grant)).isEmpty();
  }

  @Test
  void forgets_nothing_because_of_notes() {
    Connection grant = often();
    Destination webhook =
        answer(
            new PostgresDestinations(database, DATABASE.audit())
                .add(SampleEvents.webhook(id), SampleEvents.secret(), Samples.actor(ana)));
    Event event = new Event(Samples.id(), grant.id(), 1, "connection.created", Samples.now(), "{}");
    Lane lane = new Lane(id, webhook.id());
    Claim claim = new Claim(lane, grant.id(), Samples.id());
    OutboxStreams streams =
        new PostgresOutboxStreams(database, new Journal(database, DATABASE.audit()));
    long changes = database.changes();

    answer(streams.progress(claim, 1, WITHIN));
    answer(streams.acknowledge(claim, 1));
    answer(streams.postpone(claim, 1, 1, WITHIN, "sample"));
    answer(new PostgresDeliveries(database).note(lane, SampleEvents.delivery(event, 200, null)));
    answer(plain.keys().used(id, Set.of(key.id())));

    assertThat(database.changes()).isEqualTo(changes);
  }

  @Test
  void sees_a_change_of_another_replica_after_the_moment() {
    Connection grant = often();

    answer(elsewhere.keys().revoke(id, key.id(), Samples.actor(ana)));
    pass(RememberedHandOuts.MOMENT);

    assertThat(find(grant)).isEmpty();
  }

  @Test
  void does_not_keep_what_was_read_while_something_changed() {
    Connection grant = added(SampleConnections.grant(id, ana));
    ask(grant, RememberedHandOuts.OFTEN - 1);
    Mono<Read> reading =
        handOuts
            .find(id, hash, ana.id(), grant.id())
            .delayUntil(_ -> plain.keys().revoke(id, key.id(), Samples.actor(ana)));
    assertThat(answer(reading).held()).isPresent();

    assertThat(find(grant)).isEmpty();
  }

  @Test
  void mixes_up_neither_users_nor_connections_nor_keys() {
    Connection grant = often();
    Connection other = added(SampleConnections.grant(id, berta));

    assertThat(find(other).flatMap(Read::held).map(Held::id)).contains(other.id());
    int before = reads.get();
    assertThat(found(handOuts.find(id, hash, berta.id(), grant.id()))).isPresent();
    assertThat(reads).hasValue(before + 1);
    assertThat(found(handOuts.find(id, Samples.hash(), ana.id(), grant.id()))).isEmpty();
  }

  @Test
  void counts_the_time_that_a_token_has_left_from_now() {
    Connection grant = often();
    Instant before = find(grant).flatMap(Read::held).orElseThrow().readAt();

    pass(Duration.ofMillis(500));

    assertThat(find(grant).flatMap(Read::held).orElseThrow().readAt())
        .isEqualTo(before.plusMillis(500));
  }

  @Test
  void reads_once_for_a_crowd_however_long_it_takes() {
    Connection grant = often();
    theMomentEnds(grant);
    slow = Sinks.empty();
    List<CompletableFuture<@Nullable Read>> crowd = new ArrayList<>();
    for (int millis = 0; millis < 1_000; millis++) {
      crowd.add(asking(grant));
      pass(Duration.ofMillis(1));
    }

    slow.emitEmpty(FAIL_FAST);

    assertThat(crowd).allSatisfy(told -> assertThat(told).succeedsWithin(PATIENCE).isNotNull());
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN + 2);
  }

  @Test
  void reads_again_for_who_asks_after_a_change_while_it_is_read() {
    Connection grant = often();
    theMomentEnds(grant);
    slow = Sinks.empty();
    CompletableFuture<@Nullable Read> before = asking(grant);
    answer(plain.keys().revoke(id, key.id(), Samples.actor(ana)));
    CompletableFuture<@Nullable Read> after = asking(grant);

    slow.emitEmpty(FAIL_FAST);

    assertThat(before).succeedsWithin(PATIENCE);
    assertThat(after).succeedsWithin(PATIENCE).isNull();
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN + 2);
  }

  @Test
  void counts_the_time_that_a_token_has_left_from_when_somebody_asks_while_it_is_read() {
    Connection grant = often();
    theMomentEnds(grant);
    slow = Sinks.empty();
    CompletableFuture<@Nullable Read> first = asking(grant);
    pass(Duration.ofMillis(500));
    CompletableFuture<@Nullable Read> second = asking(grant);

    slow.emitEmpty(FAIL_FAST);

    assertThat(readAt(second)).isEqualTo(readAt(first).plusMillis(500));
  }

  @Test
  void goes_on_for_the_others_when_the_first_leaves() {
    Connection grant = often();
    theMomentEnds(grant);
    slow = Sinks.empty();
    Disposable first = handOuts.find(id, hash, ana.id(), grant.id()).subscribe();
    CompletableFuture<@Nullable Read> second = asking(grant);

    first.dispose();
    slow.emitEmpty(FAIL_FAST);

    assertThat(second).succeedsWithin(PATIENCE).isNotNull();
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN + 1);
  }

  @Test
  void remembers_no_trouble() {
    Connection grant = often();
    theMomentEnds(grant);
    slow = Sinks.empty();
    CompletableFuture<@Nullable Read> one = asking(grant);
    CompletableFuture<@Nullable Read> other = asking(grant);

    slow.emitError(new Failed(new StoreUnavailable()), FAIL_FAST);

    assertThat(one).failsWithin(PATIENCE);
    assertThat(other).failsWithin(PATIENCE);
    slow = null;
    assertThat(find(grant)).isPresent();
    assertThat(reads).hasValue(RememberedHandOuts.OFTEN + 2);
  }

  /** Though somebody asks in it, so that it does not count as seldom afterwards. */
  private void theMomentEnds(Connection connection) {
    pass(WITHIN);
    ask(connection, 1);
    pass(Duration.ofMillis(1));
  }

  private static Instant readAt(CompletableFuture<@Nullable Read> told) {
    assertThat(told).succeedsWithin(PATIENCE).isNotNull();
    return Objects.requireNonNull(told.join()).held().orElseThrow().readAt();
  }

  private CompletableFuture<@Nullable Read> asking(Connection connection) {
    return handOuts.find(id, hash, ana.id(), connection.id()).toFuture();
  }

  private Connection often() {
    Connection grant = added(SampleConnections.grant(id, ana));
    ask(grant, RememberedHandOuts.OFTEN);
    return grant;
  }

  private void ask(Connection connection, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(find(connection)).isPresent();
    }
  }

  private Optional<Read> find(Connection connection) {
    User asking = ana;
    return found(handOuts.find(id, hash, asking.id(), connection.id()));
  }

  private void pass(Duration duration) {
    time.addAndGet(duration.toNanos());
  }
}
