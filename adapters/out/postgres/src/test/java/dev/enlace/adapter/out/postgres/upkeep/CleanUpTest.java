package dev.enlace.adapter.out.postgres.upkeep;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.SampleAttempts;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.provider.ScriptedGrantRevocation.Ended;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Leftovers;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.upkeep.Abandoned;
import dev.enlace.application.usecase.upkeep.CleanUp;
import dev.enlace.application.usecase.upkeep.Sweep;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class CleanUpTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final Workspace workspace = Samples.workspace();
  private final User ana = Samples.user(workspace.id());
  private final UUID destination = Samples.id();
  private final UUID connection = Samples.id();
  private final Database database = DATABASE.database();
  private final ConnectionStores stores = DATABASE.stores();
  private final MemoryPorts ports = new MemoryPorts();
  private final ConnectionSecrets secrets = new ConnectionSecrets(ports.box);
  private final Leftovers leftovers = new PostgresLeftovers(database);

  @BeforeEach
  void makes_a_workspace_with_a_webhook_and_nothing_to_clean_up() {
    // what other tests left to be removed would be counted here
    DATABASE.run(
        """
        TRUNCATE connections.jobs, connections.oauth_states, connections.rate_limits,
          connections.call_budgets,
          connections.idempotency_keys, connections.sessions, connections.outbox, connections.outbox_streams,
          connections.deliveries, connections.dead_letters
        """);
    answer(
        stores
            .workspaces()
            .add(workspace, Samples.key(workspace.id()), Samples.hash(), Samples.actor(ana)));
    insert("destinations (workspace_id, id, kind)", "'%s', 'webhook'".formatted(destination));
  }

  @Test
  void removes_an_attempt_an_hour_after_its_end_and_one_that_waits_for_confirmation_after_a_day() {
    attempt("over", "61 minutes", "NULL, NULL");
    attempt("just over", "59 minutes", "NULL, NULL");
    attempt("confirmed", "61 minutes", "'\\x01', now()");
    attempt("waits", "23 hours", "'\\x01', NULL");
    attempt("waited", "25 hours", "'\\x01', NULL");

    run(leftovers);

    assertThat(rows("request ->> 'is' FROM connections.oauth_states"))
        .containsExactlyInAnyOrder("just over", "waits");
  }

  @Test
  void removes_limits_that_are_used_up_no_more_however_many() {
    DATABASE.run(
        """
        INSERT INTO connections.rate_limits (id, state, expires_at)
        SELECT decode(md5(n::text), 'hex'), '\\x01',
          (extract(epoch FROM now()) * 1000)::bigint - 70000 - n
        FROM generate_series(1, 2500) n
        """);
    DATABASE.run(
        """
        INSERT INTO connections.rate_limits (id, state, expires_at)
        VALUES ('\\x0a', '\\x01', (extract(epoch FROM now()) * 1000)::bigint + 60000),
          ('\\x0b', '\\x01', NULL)
        """);

    assertThat(run(leftovers)).isEqualTo(2500);

    assertThat(DATABASE.rows("SELECT encode(id, 'hex') FROM connections.rate_limits ORDER BY id"))
        .containsExactly("0a", "0b");
  }

  @Test
  void removes_what_was_counted_of_calls_to_providers_that_nobody_makes_any_more() {
    DATABASE.run(
        """
        INSERT INTO connections.call_budgets (id, taken_until, expires_at)
        VALUES ('\\x0a', '{}', now() - interval '2 minutes'),
          ('\\x0b', '{}', now() + interval '1 minute')
        """);

    run(leftovers);

    assertThat(DATABASE.rows("SELECT encode(id, 'hex') FROM connections.call_budgets"))
        .containsExactly("0b");
  }

  @Test
  void removes_answers_to_requests_that_are_not_to_be_sent_again() {
    answered("\\x0a", "now() - interval '2 minutes'");
    answered("\\x0b", "now() + interval '1 minute'");

    run(leftovers);

    assertThat(rows("encode(key_hash, 'hex') FROM connections.idempotency_keys"))
        .containsExactly("0b");
  }

  @Test
  void removes_sessions_an_hour_after_their_last_end() {
    session("\\x0a", "now() - interval '61 minutes'");
    session("\\x0b", "now() - interval '59 minutes'");

    run(leftovers);

    assertThat(rows("encode(id_hash, 'hex') FROM connections.sessions")).containsExactly("0b");
  }

  @Test
  void removes_events_after_a_week_that_nobody_is_still_to_be_told() {
    UUID waited = Samples.id();
    event(connection, 1, "8 days");
    event(connection, 2, "6 days");
    event(waited, 3, "9 days");
    event(waited, 4, "8 days");
    stream(destination, waited, 4);

    run(leftovers);

    assertThat(rows("seq FROM connections.outbox")).containsExactlyInAnyOrder("2", "4");
    assertThat(rows("first_seq FROM connections.outbox_streams")).containsExactly("4");
  }

  @Test
  void keeps_no_event_for_a_webhook_that_is_gone() {
    event(connection, 1, "8 days");
    stream(Samples.id(), connection, 1);

    run(leftovers);

    assertThat(rows("seq FROM connections.outbox")).isEmpty();
    assertThat(rows("first_seq FROM connections.outbox_streams")).isEmpty();
  }

  @Test
  void removes_what_was_tried_after_a_month_and_what_has_failed_after_three() {
    delivery(1, "31 days");
    delivery(2, "29 days");
    deadLetter(3, "91 days");
    deadLetter(4, "89 days");

    run(leftovers);

    assertThat(rows("seq FROM connections.deliveries")).containsExactly("2");
    assertThat(rows("seq FROM connections.dead_letters")).containsExactly("4");
  }

  @Test
  void keeps_what_was_tried_with_an_event_that_was_put_aside_for_as_long_as_that() {
    UUID dead = Samples.id();
    UUID over = Samples.id();
    delivery(1, dead, "89 days");
    delivery(2, over, "95 days");
    deadLetter(1, dead, "89 days");
    deadLetter(2, over, "91 days");

    run(leftovers);

    assertThat(rows("seq FROM connections.deliveries")).containsExactly("1");
    assertThat(rows("seq FROM connections.dead_letters")).containsExactly("1");
  }

  @Test
  void is_done_by_one_replica_and_not_again_before_it_is_due() {
    delivery(1, "31 days");
    Counted counted = new Counted(leftovers);

    assertThat(atOnce(8, () -> cleanUp(counted).run(Mono.never()))).hasSize(8).containsOnlyOnce(1L);
    assertThat(run(counted)).isZero();

    assertThat(counted.times).hasValue(1);
    assertThat(
            DATABASE.rows(
                "SELECT round(extract(epoch FROM run_after - now()) / 60) FROM connections.jobs"
                    + " ORDER BY name DESC"))
        // from ten in the morning until three at night
        .containsExactly("10", Long.toString(Duration.ofHours(17).toMinutes()));
    DATABASE.run("UPDATE connections.jobs SET run_after = now()");
    run(counted);
    assertThat(counted.times).hasValue(2);
  }

  @Test
  void goes_on_with_the_others_where_some_cannot_be_removed() {
    event(connection, 1, "8 days");
    delivery(2, "31 days");

    run(
        new Counted(leftovers) {
          @Override
          public Mono<Slice> remove(Leftover what, Duration age, Instant after) {
            return what == Leftover.EVENTS
                ? Mono.error(new IllegalStateException("sample"))
                : super.remove(what, age, after);
          }
        });

    assertThat(rows("seq FROM connections.outbox")).containsExactly("1");
    assertThat(rows("seq FROM connections.deliveries")).isEmpty();
  }

  @Test
  void stops_where_another_replica_has_taken_over() {
    event(connection, 1, "8 days");
    delivery(2, "31 days");

    run(
        new Counted(leftovers) {
          @Override
          public Mono<Slice> remove(Leftover what, Duration age, Instant after) {
            return super.remove(what, age, after)
                .doOnNext(slice ->
                    DATABASE.run(
                        "UPDATE connections.jobs SET lease_id = '%s'".formatted(connection)));
          }
        });

    assertThat(rows("seq FROM connections.outbox")).isEmpty();
    assertThat(rows("seq FROM connections.deliveries")).containsExactly("2");
  }

  @Test
  void forgets_a_connection_that_nobody_confirmed_for_a_day_and_ends_its_grant() {
    Connection waited = pending("25 hours");
    Connection waits = pending("23 hours");

    run(leftovers);

    assertThat(rows("id FROM connections.connections")).containsExactly(waits.id().toString());
    assertThat(
            rows(
                "type FROM connections.outbox WHERE connection_id = '%s' AND"
                    .formatted(waited.id())))
        .containsExactlyInAnyOrder("connection.created", "connection.deleted");
    assertThat(rows("action FROM connections.audit_inbox WHERE actor_kind = 'system' AND"))
        .containsExactly("connection.deleted");
    assertThat(rows("connection_id FROM connections.oauth_states"))
        .containsExactly(waits.id().toString());
    assertThat(ports.revocation.ended())
        .extracting(Ended::accessToken)
        .containsExactly(Secret.of("access " + waited.id()));
  }

  @Test
  void ends_the_grants_of_several_side_by_side() {
    pending("25 hours");
    pending("25 hours");
    CountDownLatch both = new CountDownLatch(2);
    AtomicInteger met = new AtomicInteger();
    ports.revocation.answer(
        Mono.fromCallable(
                () -> {
                  both.countDown();
                  met.addAndGet(both.await(20, TimeUnit.SECONDS) ? 1 : 0);
                  return UpstreamRevocation.REVOKED;
                })
            .subscribeOn(Schedulers.boundedElastic()));

    run(leftovers);

    assertThat(met).hasValue(2);
  }

  @Test
  void forgets_no_connection_once_another_replica_has_taken_over() {
    Connection waited = pending("25 hours");

    answer(cleanUp(leftovers, new TakenOver(new PostgresJobs(database))).run(Mono.never()));

    assertThat(rows("id FROM connections.connections")).containsExactly(waited.id().toString());
  }

  @Test
  void
      ends_with_the_slice_under_way_when_it_is_told_to_stop_and_leaves_the_rest_to_others_at_once() {
    DATABASE.run(
        """
        INSERT INTO connections.rate_limits (id, state, expires_at)
        SELECT decode(md5(n::text), 'hex'), '\\x01',
          (extract(epoch FROM now()) * 1000)::bigint - 70000 - n
        FROM generate_series(1, 2500) n
        """);
    Sinks.Empty<Void> stop = Sinks.empty();
    Counted stopping =
        new Counted(leftovers) {
          @Override
          public Mono<Slice> remove(Leftover what, Duration age, Instant after) {
            return super.remove(what, age, after)
                .doOnNext(slice -> stop.tryEmitEmpty().isSuccess());
          }
        };

    assertThat(answer(cleanUp(stopping).run(stop.asMono()))).isBetween(1L, 1_000L);

    assertThat(stopping.times).as("the daily part is not begun").hasValue(0);
    assertThat(DATABASE.rows("SELECT lease_id, run_after <= now() FROM connections.jobs"))
        .containsExactly("null|t");
    assertThat(run(leftovers)).isGreaterThanOrEqualTo(1_500);
  }

  @Test
  void begins_to_forget_no_other_connection_once_it_is_told_to_stop() {
    for (int i = 0; i < 20; i++) {
      pending("25 hours");
    }
    Sinks.Empty<Void> stop = Sinks.empty();
    ports.revocation.answer(
        Mono.fromSupplier(() -> {
          stop.tryEmitEmpty().isSuccess();
          return UpstreamRevocation.REVOKED;
        }));

    answer(cleanUp(leftovers).run(stop.asMono()));

    assertThat(rows("count(*) FROM connections.connections").getFirst())
        .satisfies(left -> assertThat(Integer.parseInt(left)).isGreaterThanOrEqualTo(4));
  }

  @Test
  void keeps_a_connection_that_was_confirmed_or_only_reconnected() {
    Connection confirmed = pending("25 hours");
    DATABASE.run(
        "UPDATE connections.connections SET state = 'active' WHERE id = '%s'"
            .formatted(confirmed.id()));
    Connection reconnected = pending("25 hours");
    DATABASE.run(
        "UPDATE connections.connections SET created_at = now() - interval '9 days' WHERE id = '%s'"
            .formatted(reconnected.id()));

    run(leftovers);

    assertThat(rows("id FROM connections.connections"))
        .containsExactlyInAnyOrder(confirmed.id().toString(), reconnected.id().toString());
    assertThat(rows("connection_id FROM connections.oauth_states")).isEmpty();
    assertThat(ports.revocation.ended()).isEmpty();
  }

  @Test
  void does_not_remove_a_connection_that_is_confirmed_since_it_was_read() {
    Connection read = pending("25 hours");
    DATABASE.run(
        "UPDATE connections.connections SET state = 'active' WHERE id = '%s'".formatted(read.id()));

    var removed =
        new PostgresUnconfirmedConnections(database, new Journal(database, DATABASE.audit()))
            .remove(read, Samples.change(ConnectionChange.DELETED, ana))
            .blockOptional();

    assertThat(removed).isEmpty();
    assertThat(rows("type FROM connections.outbox")).containsExactly("connection.created");
  }

  private long run(Leftovers those) {
    return answer(cleanUp(those).run(Mono.never()));
  }

  /** A replica of its own. */
  private CleanUp cleanUp(Leftovers those) {
    return cleanUp(those, new PostgresJobs(database));
  }

  private CleanUp cleanUp(Leftovers those, Jobs jobs) {
    TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), ports.entropy);
    Abandoned abandoned =
        new Abandoned(
            new PostgresUnconfirmedConnections(database, new Journal(database, DATABASE.audit())),
            stores.connections(),
            secrets,
            new UpstreamGrants(
                new CatalogLookup(ports.catalog),
                ports.providers,
                ports.revocation,
                stores.connections(),
                ports.tokens,
                ports.clock),
            new Changes(ids));
    return new CleanUp(jobs, abandoned, new Sweep(those), ids, ports.clock);
  }

  /** A connection whose attempt was over so long ago. */
  private Connection pending(String ago) {
    OAuthAttempt attempt = SampleAttempts.attempt(workspace.id(), ana, true);
    SecretHash browser = Samples.hash();
    answer(stores.attempts().add(attempt, Samples.sealed(1, OAuthAttempts.VERIFIER)));
    answer(stores.attempts().bind(attempt.ref(), browser));
    answer(stores.attempts().spend(attempt.ref(), browser));
    Connection pending =
        SampleConnections.grant(
                workspace.id(),
                ana,
                SampleEntries.GMAIL,
                new Account("usr-" + Samples.id(), "ana@x.test"))
            .in(new ConnectionState.Pending(Samples.now()));
    Map<String, Secret> tokens = Map.of(Material.ACCESS_TOKEN, Secret.of("access " + pending.id()));
    answer(
        stores
            .connections()
            .addFrom(
                attempt.ref(),
                pending,
                null,
                answer(secrets.seal(workspace.id(), pending.id(), tokens)),
                Samples.hash(),
                Samples.change(ConnectionChange.CREATED, ana)));
    DATABASE.run(
        "UPDATE connections.oauth_states SET expires_at = now() - interval '%s' WHERE id = '%s'"
            .formatted(ago, attempt.id()));
    return pending;
  }

  private void session(String hash, String expires) {
    DATABASE.run(
        """
        INSERT INTO connections.sessions
          (workspace_id, id_hash, id, kind, user_id, api_key_id, idle_until, expires_at)
        SELECT workspace_id, '%s', gen_random_uuid(), 'panel', user_id, id, now(), %s
        FROM connections.api_keys WHERE workspace_id = '%s'
        """
            .formatted(hash, expires, workspace.id()));
  }

  private void attempt(String is, String ago, String confirmation) {
    insert(
        """
        oauth_states (workspace_id, id, user_id, available_connection_id, request, expires_at,
          confirmation_hash, confirmed_at)\
        """,
        "'%s', '%s', '%s', '{\"is\": \"%s\"}', now() - interval '%s', %s"
            .formatted(Samples.id(), ana.id(), Samples.id(), is, ago, confirmation));
  }

  private void answered(String key, String expires) {
    insert(
        """
        idempotency_keys (workspace_id, key_hash, request_hash, lease_id, lease_until, status,
          answer, key_id, expires_at)\
        """,
        "'%s', '\\x01', '%s', now(), 201, '\\x01', 1, %s".formatted(key, Samples.id(), expires));
  }

  private void event(UUID of, long seq, String ago) {
    insert(
        "outbox (workspace_id, connection_id, seq, id, type, payload, at)",
        "'%s', %d, '%s', 'connection.updated', '{}', now() - interval '%s'"
            .formatted(of, seq, Samples.id(), ago));
  }

  private void stream(UUID to, UUID of, long first) {
    insert(
        "outbox_streams (workspace_id, destination_id, connection_id, first_seq, last_seq, due_at)",
        "'%s', '%s', %d, 9, now()".formatted(to, of, first));
  }

  private void delivery(long seq, String ago) {
    delivery(seq, Samples.id(), ago);
  }

  private void delivery(long seq, UUID event, String ago) {
    insert(
        """
        deliveries (workspace_id, destination_id, id, connection_id, event_id, seq, type, attempt,
          duration_ms, at)\
        """,
        "'%s', '%s', '%s', '%s', %d, 'connection.updated', 1, 1, now() - interval '%s'"
            .formatted(destination, Samples.id(), connection, event, seq, ago));
  }

  private void deadLetter(long seq, String ago) {
    deadLetter(seq, Samples.id(), ago);
  }

  private void deadLetter(long seq, UUID event, String ago) {
    insert(
        """
        dead_letters (workspace_id, id, destination_id, connection_id, seq, event_id, type, payload,
          happened_at, attempts, error, died_at)\
        """,
        """
        '%s', '%s', '%s', %d, '%s', 'connection.updated', '{}', now(), 1, 'sample',
          now() - interval '%s'\
        """
            .formatted(Samples.id(), destination, connection, seq, event, ago));
  }

  private void insert(String columns, String values) {
    DATABASE.run(
        "INSERT INTO connections.%s VALUES ('%s', %s)".formatted(columns, workspace.id(), values));
  }

  /** Of this test's workspace; {@code what} may end within its condition. */
  private List<String> rows(String what) {
    return DATABASE.rows(
        "SELECT %s%s workspace_id = '%s'"
            .formatted(what, what.endsWith("AND") ? "" : " WHERE", workspace.id()));
  }

  /** Counts how often somebody began the daily part. */
  private static class Counted implements Leftovers {
    private final AtomicInteger times = new AtomicInteger();
    private final Leftovers real;

    Counted(Leftovers real) {
      this.real = real;
    }

    @Override
    public Mono<Slice> remove(Leftover what, Duration age, Instant after) {
      return real.remove(what, age, after);
    }

    @Override
    public Mono<Long> removeStrayStreams() {
      return Mono.defer(() -> {
        times.incrementAndGet();
        return real.removeStrayStreams();
      });
    }
  }

  /** Loses each lease as soon as it has it. */
  private record TakenOver(Jobs real) implements Jobs {
    @Override
    public Mono<Standing> claim(Lease lease, Duration length) {
      return real.claim(lease, length);
    }

    @Override
    public Mono<Boolean> renew(Lease lease, Duration length) {
      return Mono.just(false);
    }

    @Override
    public Mono<Boolean> save(Lease lease, Duration length, Standing standing) {
      return Mono.just(false);
    }

    @Override
    public Mono<Boolean> finish(Lease lease, Duration pause, Standing standing) {
      return Mono.just(false);
    }
  }
}
