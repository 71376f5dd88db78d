package dev.enlace.adapter.out.postgres.rotation;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.connection.SealedConnections;
import dev.enlace.adapter.out.postgres.crypto.PostgresDataKeys;
import dev.enlace.adapter.out.postgres.event.SealedDestinations;
import dev.enlace.adapter.out.postgres.oauth.SealedOAuthStates;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.upkeep.PostgresJobs;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.SampleAttempts;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.crypto.CountingEntropy;
import dev.enlace.application.memory.crypto.PlainBox;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.application.port.out.crypto.SealedRows;
import dev.enlace.application.port.out.crypto.SealedRows.Batch;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.application.port.out.crypto.SealedRows.Table;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.application.port.out.upkeep.Jobs.Standing;
import dev.enlace.application.usecase.keys.RotationBatch;
import dev.enlace.application.usecase.keys.RotationPass;
import dev.enlace.application.usecase.keys.RotationWorker;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import dev.enlace.domain.rotation.RotationState;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RotationWorkerTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final UUID START = new UUID(0, 0);

  private final Workspace workspace = Samples.workspace();
  private final WorkspaceId id = workspace.id();
  private final User ana = Samples.user(id);
  private final Database database = DATABASE.database();
  private final ConnectionStores stores = DATABASE.stores();
  private final DataKeys keys = new PostgresDataKeys(database, DATABASE.audit());
  private final Jobs jobs = new PostgresJobs(database);
  private final PlainBox box = new PlainBox();
  private final List<SealedTable> tables =
      List.of(
          new SealedConnections(database),
          new SealedDestinations(database),
          new SealedOAuthStates(database));
  private final SealedRows rows = new PostgresSealedRows(database, tables, jobs);
  private final KeyRotations rotations =
      new PostgresKeyRotations(database, tables, DATABASE.audit());
  private final RotationWorker worker = worker(rows);
  private final Table connections = new Table("connections", KeyPurpose.TOKENS);

  @BeforeEach
  void makes_a_workspace_with_two_keyrings() {
    DATABASE.run("DELETE FROM connections.jobs");
    DATABASE.run("UPDATE connections.key_rotations SET state = 'completed', ended_at = now()");
    answer(stores.workspaces().add(workspace, Samples.key(id), Samples.hash(), Samples.actor(ana)));
    answer(keys.addPrimary(key(1, KeyPurpose.TOKENS)));
    answer(keys.addPrimary(key(2, KeyPurpose.STATE)));
  }

  @Test
  void seals_every_row_of_every_table_anew_and_retires_the_keys_before() {
    Connection grant = grant(1);
    Connection form = form(1);
    OAuthAttempt attempt = attempt(2);
    KeyRotation begun = begin();

    worker.run().block();
    assertThat(rotation(begun).state()).isEqualTo(RotationState.VERIFYING);
    assertThat(statuses()).containsExactly("1|active", "2|active", "3|primary", "4|primary");
    settle();
    worker.run().block();

    KeyRotation ended = rotation(begun);
    assertThat(ended.state()).isEqualTo(RotationState.COMPLETED);
    assertThat(ended.rows().done()).isEqualTo(ended.rows().total()).isEqualTo(3);
    assertThat(statuses()).containsExactly("1|retired", "2|retired", "3|primary", "4|primary");
    assertThat(opened(grant, 3)).containsKeys(Material.ACCESS_TOKEN, Material.REFRESH_TOKEN);
    assertThat(opened(form, 3)).containsOnlyKeys("password");
    assertThat(answer(stores.attempts().find(attempt.ref())).verifier().keyId()).isEqualTo(4);
    assertThat(found(rotations.running(id))).isEmpty();
    assertThat(
            DATABASE.rows(
                "SELECT action FROM connections.audit_inbox WHERE workspace_id = '%s'"
                    .formatted(id)))
        .contains("keys.created", "keys.rotation_started", "keys.rotation_ended");
  }

  @Test
  void seals_what_webhooks_are_signed_with_anew() {
    UUID webhook = Samples.id();
    Place place = new Place(id, KeyPurpose.TOKENS, Destinations.TABLE, webhook);
    Map<String, Secret> secrets =
        Map.of(
            Destinations.SECRET, Secret.of("canary-new"),
            Destinations.SECRET_OLD, Secret.of("canary-old"));
    SealedSecrets sealed = answer(box.seal(place, secrets));
    DATABASE.run(
        ("INSERT INTO connections.destinations"
                + " (workspace_id, id, kind, url, secret, secret_old, key_id)"
                + " VALUES ('%s', '%s', 'webhook', 'https://hooks.example', '\\x%s', '\\x%s', 1)")
            .formatted(
                id,
                webhook,
                hex(sealed, Destinations.SECRET),
                hex(sealed, Destinations.SECRET_OLD)));
    begin();

    worker.run().block();

    assertThat(answer(rows.count(new Table(Destinations.TABLE, KeyPurpose.TOKENS), id, 3)))
        .isZero();
    assertThat(
            DATABASE.rows(
                "SELECT key_id || ' ' || encode(secret_old, 'hex') FROM connections.destinations"
                    + " WHERE id = '%s'".formatted(webhook)))
        .containsExactly("3 " + hex(sealed, Destinations.SECRET_OLD));
  }

  private static String hex(SealedSecrets sealed, String field) {
    return HexFormat.of()
        .formatHex(Objects.requireNonNull(sealed.byField().get(field)).ciphertext());
  }

  @Test
  void proves_nothing_before_every_replica_has_forgotten_the_key_before() {
    grant(1);
    KeyRotation begun = begin();
    worker.run().block();
    Connection late = grant(1);

    worker.run().block();
    assertThat(rotation(begun).state()).isEqualTo(RotationState.VERIFYING);
    settle();
    worker.run().block();

    assertThat(rotation(begun).state()).isEqualTo(RotationState.COMPLETED);
    opened(late, 3);
  }

  @Test
  void goes_past_more_rows_than_a_batch_has() {
    atOnce(16, () -> Mono.fromRunnable(() -> IntStream.range(0, 32).forEach(i -> grant(1))));
    KeyRotation begun = begin();
    worker.run().block();

    assertThat(rotation(begun).rows().done()).isEqualTo(512);
    assertThat(answer(rows.count(connections, id, 3))).isZero();
  }

  @Test
  void leaves_what_no_key_opens_as_it_is_and_does_not_retire_its_key() {
    Connection damaged = grant(1);
    Connection sound = grant(1);
    DATABASE.run(
        "UPDATE connections.connections SET access_token = '\\x00' WHERE id = '%s'"
            .formatted(damaged.id()));

    endsWithOneUnreadable();
    assertThat(statuses()).containsExactly("1|active", "2|retired", "3|primary", "4|primary");
    assertThat(stored(damaged).keyId()).isEqualTo(1);
    opened(sound, 3);
  }

  @Test
  void leaves_a_form_that_cannot_even_be_decoded_and_goes_on_with_the_others() {
    Connection damaged = form(1);
    Connection sound = form(1);
    DATABASE.run(
        """
        UPDATE connections.connections SET fields = '{"password": "no base64!", "token": 7}'
        WHERE id = '%s'
        """
            .formatted(damaged.id()));

    endsWithOneUnreadable();
    assertThat(stored(damaged).keyId()).isEqualTo(1);
    opened(sound, 3);
  }

  @Test
  void gives_the_lease_back_when_it_is_told_to_stop_so_that_another_replica_goes_on() {
    Connection grant = grant(1);
    KeyRotation begun = begin();
    Sinks.Empty<Void> stop = Sinks.empty();
    RotationWorker stopped = worker(new Stopping(rows, stop));
    CompletableFuture<?> ended = stopped.work(stop.asMono()).toFuture();
    stopped.wake();
    ended.orTimeout(10, TimeUnit.SECONDS).join();
    assertThat(DATABASE.rows("SELECT lease_id, cursor ->> 'table' FROM connections.jobs"))
        .containsExactly("null|connections");

    worker.run().block();

    assertThat(rotation(begun).state()).isEqualTo(RotationState.VERIFYING);
    opened(grant, 3);
  }

  @Test
  void does_not_write_over_what_was_changed_since_it_was_read() {
    Connection edited = grant(1);
    Connection refreshed = grant(1);
    KeyRotation begun = begin();
    Lease lease = lease();
    answer(jobs.claim(lease, LONG));
    List<Row> read = answer(rows.batch(connections, id, 3, START, 500).collectList());
    SealedSecrets editors = sealed(edited, "edited", 1);
    answer(
        stores
            .connections()
            .replace(
                edited, edited.version(), editors, Samples.change(ConnectionChange.UPDATED, ana)));
    SealedSecrets fresh = sealed(refreshed, "refreshed", 1);
    answer(
        stores
            .refreshes()
            .save(
                answer(stores.refreshes().standing(id, refreshed.id())).claim(UUID.randomUUID()),
                refreshed,
                null,
                fresh,
                Samples.change(ConnectionChange.REFRESHED, ana)));

    assertThat(answer(rows.replace(batch(begun, resealed(read), lease)))).isZero();

    assertThat(stored(edited)).isEqualTo(editors);
    assertThat(stored(refreshed)).isEqualTo(fresh);
  }

  @Test
  void lets_a_refresh_that_began_before_save_what_it_got_afterwards() {
    Connection grant = grant(1);
    var claim = answer(stores.refreshes().standing(id, grant.id())).claim(UUID.randomUUID());
    answer(stores.refreshes().claim(claim, LONG, LONG));
    begin();
    worker.run().block();
    opened(grant, 3);

    SealedSecrets fresh = sealed(grant, "rotated", 3);
    answer(
        stores
            .refreshes()
            .save(claim, grant, null, fresh, Samples.change(ConnectionChange.REFRESHED, ana)));

    assertThat(stored(grant)).isEqualTo(fresh);
  }

  @Test
  void changes_nothing_any_more_once_the_lease_is_lost() {
    Connection grant = grant(1);
    KeyRotation begun = begin();
    Lease dead = lease();
    answer(jobs.claim(dead, Duration.ofMillis(-1)));
    answer(jobs.claim(lease(), LONG));
    List<Row> read = answer(rows.batch(connections, id, 3, START, 500).collectList());

    assertThat(found(rows.replace(batch(begun, resealed(read), dead)))).isEmpty();
    assertThat(found(rotations.end(begun, dead, 0))).isEmpty();

    assertThat(stored(grant).keyId()).isEqualTo(1);
    assertThat(rotation(begun).rows().done()).isZero();
    assertThat(rotation(begun).state()).isEqualTo(RotationState.REENCRYPTING);
  }

  @Test
  void begins_one_rotation_at_a_time_however_many_ask_together() {
    assertThat(
            atOnce(
                10,
                () ->
                    rotations.start(
                        new RotationId(Samples.id()),
                        id,
                        List.of(key(3, KeyPurpose.TOKENS)),
                        0,
                        Samples.actor(ana))))
        .hasSize(1);
    assertThat(statuses()).containsExactly("1|active", "2|primary", "3|primary");
  }

  @Test
  void begins_nothing_where_the_new_keys_id_was_taken_meanwhile() {
    assertThat(
            found(
                rotations.start(
                    new RotationId(Samples.id()),
                    id,
                    List.of(key(2, KeyPurpose.TOKENS)),
                    0,
                    Samples.actor(ana))))
        .isEmpty();

    assertThat(statuses()).containsExactly("1|primary", "2|primary");
    assertThat(found(rotations.running(id))).isEmpty();
  }

  @Test
  void lists_the_rotations_of_a_workspace_the_newest_first() {
    KeyRotation first = begin();
    settle();
    worker.run().block();
    worker.run().block();
    KeyRotation second =
        answer(
            rotations.start(
                new RotationId(Samples.id()),
                id,
                List.of(key(5, KeyPurpose.TOKENS)),
                0,
                Samples.actor(ana)));

    List<KeyRotation> page = answer(rotations.page(id, null, 1).collectList());
    assertThat(page).extracting(KeyRotation::id).containsExactly(second.id(), first.id());
    assertThat(answer(rotations.page(id, second.id(), 1).collectList()))
        .extracting(KeyRotation::id)
        .containsExactly(first.id());
    assertThat(found(rotations.find(Samples.workspace().id(), first.id()))).isEmpty();
  }

  private void endsWithOneUnreadable() {
    KeyRotation begun = begin();
    settle();
    worker.run().block();
    worker.run().block();

    KeyRotation ended = rotation(begun);
    assertThat(ended.state()).isEqualTo(RotationState.INCOMPLETE);
    assertThat(ended.rows().unreadable()).isEqualTo(1);
  }

  private RotationWorker worker(SealedRows those) {
    return new RotationWorker(
        rotations,
        jobs,
        new RotationPass(rotations, those, new RotationBatch(those, box), keys, jobs),
        new TimeOrderedIds(Clock.systemUTC(), new CountingEntropy()));
  }

  private KeyRotation begin() {
    long total =
        answer(rows.count(connections, id, 0))
            + answer(rows.count(new Table("oauth_states", KeyPurpose.STATE), id, 0));
    return answer(
        rotations.start(
            new RotationId(Samples.id()),
            id,
            List.of(key(3, KeyPurpose.TOKENS), key(4, KeyPurpose.STATE)),
            total,
            Samples.actor(ana)));
  }

  /** As if it had begun an hour ago. */
  private void settle() {
    DATABASE.run(
        "UPDATE connections.key_rotations SET started_at = started_at - interval '1 hour'"
            + " WHERE ended_at IS NULL");
    DATABASE.run("UPDATE connections.jobs SET run_after = '-infinity'");
  }

  private KeyRotation rotation(KeyRotation begun) {
    return answer(rotations.find(id, begun.id()));
  }

  private List<String> statuses() {
    return DATABASE.rows(
        "SELECT id, status FROM connections.data_keys WHERE workspace_id = '%s' ORDER BY id"
            .formatted(id));
  }

  private Connection grant(int keyId) {
    Connection grant = SampleConnections.grant(id, ana);
    return added(grant, sealed(grant, "first", keyId));
  }

  private Connection form(int keyId) {
    Connection form = SampleConnections.credentials(id, ana);
    return added(form, seal(place(form), Map.of("password", Secret.of("word")), keyId));
  }

  private Connection added(Connection connection, SealedSecrets secrets) {
    return answer(
        stores
            .connections()
            .add(connection, secrets, Samples.change(ConnectionChange.CREATED, ana)));
  }

  private OAuthAttempt attempt(int keyId) {
    OAuthAttempt attempt = SampleAttempts.attempt(id, ana, false);
    Place place = new Place(id, KeyPurpose.STATE, "oauth_states", attempt.id().value());
    return answer(
        stores
            .attempts()
            .add(attempt, seal(place, Map.of("verifier", Secret.of("sandbox-verifier")), keyId)));
  }

  private SealedSecrets sealed(Connection grant, String what, int keyId) {
    return seal(
        place(grant),
        Map.of(
            Material.ACCESS_TOKEN, Secret.of(what + " access"),
            Material.REFRESH_TOKEN, Secret.of(what + " refresh")),
        keyId);
  }

  private SealedSecrets seal(Place place, Map<String, Secret> secrets, int keyId) {
    return new SealedSecrets(keyId, answer(box.seal(place, secrets)).byField());
  }

  private SealedSecrets stored(Connection connection) {
    return answer(stores.connections().find(connection.id(), new Viewer(id, ana.id(), false)))
        .secrets();
  }

  private Map<String, Secret> opened(Connection connection, int keyId) {
    SealedSecrets stored = stored(connection);
    assertThat(stored.keyId()).isEqualTo(keyId);
    return answer(box.open(place(connection), stored));
  }

  private Place place(Connection connection) {
    return new Place(id, KeyPurpose.TOKENS, "connections", connection.id().value());
  }

  private Batch batch(KeyRotation rotation, List<Row> resealed, Lease lease) {
    return new Batch(rotation, connections, resealed, lease, LONG, Standing.BEGINNING);
  }

  private static List<Row> resealed(List<Row> read) {
    return read.stream()
        .map(row -> new Row(row.id(), row.version(), new SealedSecrets(3, row.secrets().byField())))
        .toList();
  }

  private Lease lease() {
    return new Lease("key-rotation:" + id, UUID.randomUUID());
  }

  private Wrapped key(int number, KeyPurpose purpose) {
    return new Wrapped(id, number, purpose, 1, new byte[] {(byte) number});
  }

  /** Is told to stop while it reads the first batch. */
  private record Stopping(SealedRows real, Sinks.Empty<Void> stop) implements SealedRows {
    @Override
    public List<Table> tables() {
      return real.tables();
    }

    @Override
    public Mono<Long> count(Table table, WorkspaceId workspace, int keyId) {
      return real.count(table, workspace, keyId);
    }

    @Override
    public Flux<Row> batch(Table table, WorkspaceId workspace, int keyId, UUID after, int limit) {
      return real.batch(table, workspace, keyId, after, limit)
          .doFirst(() -> stop.tryEmitEmpty().isSuccess());
    }

    @Override
    public Mono<Long> replace(Batch batch) {
      return real.replace(batch);
    }
  }
}
