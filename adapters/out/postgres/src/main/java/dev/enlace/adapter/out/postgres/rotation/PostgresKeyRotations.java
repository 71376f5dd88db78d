package dev.enlace.adapter.out.postgres.rotation;

import dev.enlace.adapter.out.postgres.crypto.PostgresDataKeys;
import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rotations in PostgreSQL, by the database's clock. */
public final class PostgresKeyRotations implements KeyRotations {
  private static final String ADD =
      """
      INSERT INTO connections.key_rotations AS r (workspace_id, id, purposes, state, rows_total)
      VALUES (:workspace, :id, :purposes, 'reencrypting', :total)
      ON CONFLICT DO NOTHING
      RETURNING %s
      """
          .formatted(RotationRow.COLUMNS);

  private static final String RUNNING =
      """
      SELECT %s FROM connections.key_rotations r
      WHERE r.workspace_id = :workspace AND r.ended_at IS NULL
      """
          .formatted(RotationRow.COLUMNS);

  private static final String FIND =
      """
      SELECT %s FROM connections.key_rotations r
      WHERE r.workspace_id = :workspace AND r.id = :id
      """
          .formatted(RotationRow.COLUMNS);

  private static final String FIRST_PAGE =
      """
      SELECT %s FROM connections.key_rotations r
      WHERE r.workspace_id = :workspace
      ORDER BY r.id DESC LIMIT :rows
      """
          .formatted(RotationRow.COLUMNS);

  private static final String NEXT_PAGE =
      """
      SELECT %s FROM connections.key_rotations r
      WHERE r.workspace_id = :workspace AND r.id < :before
      ORDER BY r.id DESC LIMIT :rows
      """
          .formatted(RotationRow.COLUMNS);

  private static final String UNFINISHED =
      """
      SELECT %s FROM connections.key_rotations r
      WHERE r.ended_at IS NULL ORDER BY r.started_at LIMIT 1000
      """
          .formatted(RotationRow.COLUMNS);

  private static final String VERIFY =
      """
      UPDATE connections.key_rotations r SET state = 'verifying'
      WHERE r.workspace_id = :workspace AND r.id = :id AND r.ended_at IS NULL
      RETURNING %s
      """
          .formatted(RotationRow.COLUMNS);

  // Rows that a refresh or an edit has sealed anew meanwhile are done as well.
  private static final String END =
      """
      UPDATE connections.key_rotations r
      SET state = :state, ended_at = now(), rows_unreadable = :unreadable,
        rows_done = greatest(r.rows_done, r.rows_total - :unreadable),
        rows_total = greatest(r.rows_total, r.rows_done + :unreadable)
      WHERE r.workspace_id = :workspace AND r.id = :id AND r.ended_at IS NULL
      RETURNING %s
      """
          .formatted(RotationRow.COLUMNS);

  private static final String CLOSE_JOB =
      "DELETE FROM connections.jobs j WHERE j.name = :name AND j.lease_id = :lease";

  private final Database database;
  private final RotatedKeys keys;
  private final AuditTrail audit;

  /** In that database. */
  public PostgresKeyRotations(Database database, List<SealedTable> tables, AuditTrail audit) {
    this.database = database.forManyRows();
    this.keys = new RotatedKeys(database, tables);
    this.audit = audit;
  }

  @Override
  public Mono<KeyRotation> start(
      RotationId id, WorkspaceId workspace, List<Wrapped> primaries, long total, Actor actor) {
    String[] purposes = primaries.stream().map(key -> key.purpose().code()).toArray(String[]::new);
    return database
        .write(
            on(ADD, workspace, id)
                .bind("purposes", purposes)
                .bind("total", total)
                .map(RotationRow::rotation)
                .one()
                .flatMap(added ->
                    Flux.fromIterable(primaries)
                        .concatMap(key ->
                            keys.replacePrimary(key)
                                .then(PostgresDataKeys.noteCreated(audit, key, actor)))
                        .then(note(added, "keys.rotation_started", actor))
                        .thenReturn(added)))
        .onErrorResume(TakenKeyId.class, taken -> Mono.empty());
  }

  @Override
  public Mono<KeyRotation> running(WorkspaceId workspace) {
    return database.read(
        database
            .sql(RUNNING)
            .bind("workspace", workspace.value())
            .map(RotationRow::rotation)
            .one());
  }

  @Override
  public Mono<KeyRotation> find(WorkspaceId workspace, RotationId id) {
    return database.read(on(FIND, workspace, id).map(RotationRow::rotation).one());
  }

  @Override
  public Flux<KeyRotation> page(WorkspaceId workspace, @Nullable RotationId before, int limit) {
    GenericExecuteSpec statement =
        before == null
            ? database.sql(FIRST_PAGE)
            : database.sql(NEXT_PAGE).bind("before", before.value());
    return database.readAll(
        statement
            .bind("workspace", workspace.value())
            .bind("rows", limit + 1)
            .map(RotationRow::rotation)
            .all());
  }

  @Override
  public Flux<KeyRotation> unfinished() {
    return database.readAll(database.sql(UNFINISHED).map(RotationRow::rotation).all());
  }

  @Override
  public Mono<KeyRotation> verify(KeyRotation rotation) {
    return database.write(
        on(VERIFY, rotation.workspace(), rotation.id()).map(RotationRow::rotation).one());
  }

  @Override
  public Mono<KeyRotation> end(KeyRotation rotation, Lease lease, long unreadable) {
    return database
        .write(
            close(lease)
                .then(keys.retireUnused(rotation))
                .flatMap(allRetired ->
                    on(END, rotation.workspace(), rotation.id())
                        .bind("state", allRetired ? "completed" : "incomplete")
                        .bind("unreadable", unreadable)
                        .map(RotationRow::rotation)
                        .one())
                .flatMap(ended -> note(ended, "keys.rotation_ended", null).thenReturn(ended)))
        .onErrorResume(LostLease.class, lost -> Mono.empty());
  }

  private Mono<Void> close(Lease lease) {
    return database
        .sql(CLOSE_JOB)
        .bind("name", lease.job())
        .bind("lease", lease.id())
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> rows == 1 ? Mono.empty() : LostLease.error());
  }

  private Mono<Void> note(KeyRotation rotation, String action, @Nullable Actor actor) {
    return audit.note(
        rotation.workspace(),
        action,
        actor,
        rotation.id().value(),
        Map.of("purposes", rotation.purposes(), "state", rotation.state().code()));
  }

  private GenericExecuteSpec on(String sql, WorkspaceId workspace, RotationId id) {
    return database.sql(sql).bind("workspace", workspace.value()).bind("id", id.value());
  }
}
