package dev.enlace.adapter.out.postgres.crypto;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Wrapped data keys in PostgreSQL. */
public final class PostgresDataKeys implements DataKeys {
  private static final String COLUMNS = "k.workspace_id, k.id, k.purpose, k.root_id, k.wrapped_key";

  private static final String PRIMARY =
      """
      SELECT %s FROM connections.data_keys k
      WHERE k.workspace_id = :workspace AND k.purpose = :purpose AND k.status = 'primary'
      """
          .formatted(COLUMNS);

  private static final String FIND =
      """
      SELECT %s FROM connections.data_keys k WHERE k.workspace_id = :workspace AND k.id = :id
      """
          .formatted(COLUMNS);

  private static final String ADD =
      """
      INSERT INTO connections.data_keys
        (workspace_id, id, purpose, status, root_id, wrapped_key)
      SELECT :workspace, :id, :purpose, 'primary', :root, :wrapped
      WHERE NOT EXISTS (
        SELECT FROM connections.root_keys r WHERE r.id = :root AND r.status <> 'primary')
      ON CONFLICT DO NOTHING
      """;

  private static final String WRAPPED_BY_OTHERS =
      """
      SELECT %s FROM connections.data_keys k
      WHERE k.root_id <> :root AND (k.workspace_id, k.id) > (:workspace, :id)
      ORDER BY k.workspace_id, k.id LIMIT :rows
      """
          .formatted(COLUMNS);

  private static final String REWRAP =
      """
      UPDATE connections.data_keys k SET root_id = :root, wrapped_key = :wrapped
      WHERE k.workspace_id = :workspace AND k.id = :id AND k.root_id = :from
      """;

  private static final String NEXT_ID =
      """
      SELECT coalesce(max(k.id), 0) + 1 AS id
      FROM connections.data_keys k WHERE k.workspace_id = :workspace
      """;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final AuditTrail audit;

  /** In that database. */
  public PostgresDataKeys(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public Mono<Wrapped> primary(WorkspaceId workspace, KeyPurpose purpose) {
    return database.read(primaryOf(workspace, purpose));
  }

  @Override
  public Mono<Wrapped> find(WorkspaceId workspace, int id) {
    return database.read(
        database
            .sql(FIND)
            .bind("workspace", workspace.value())
            .bind("id", id)
            .map(PostgresDataKeys::wrapped)
            .one());
  }

  @Override
  public Mono<Wrapped> addPrimary(Wrapped key) {
    return database.writeApart(
        database
            .sql(ADD)
            .bind("workspace", key.workspace().value())
            .bind("id", key.id())
            .bind("purpose", key.purpose().code())
            .bind("root", key.rootId())
            .bind("wrapped", key.wrappedKey())
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .flatMap(rows -> noteCreated(audit, key, null))
            .then(primaryOf(key.workspace(), key.purpose())));
  }

  @Override
  public Flux<Wrapped> wrappedByOthers(int rootId, @Nullable Wrapped after, int limit) {
    return database.readAll(
        database
            .sql(WRAPPED_BY_OTHERS)
            .bind("root", rootId)
            .bind("workspace", after == null ? BEFORE_ALL : after.workspace().value())
            .bind("id", after == null ? NONE : after.id())
            .bind("rows", limit)
            .map(PostgresDataKeys::wrapped)
            .all());
  }

  @Override
  public Mono<Boolean> rewrap(Wrapped key, int from) {
    return database.write(
        database
            .sql(REWRAP)
            .bind("workspace", key.workspace().value())
            .bind("id", key.id())
            .bind("root", key.rootId())
            .bind("wrapped", key.wrappedKey())
            .bind("from", from)
            .fetch()
            .rowsUpdated()
            .map(rows -> rows == 1));
  }

  @Override
  public Mono<Integer> nextId(WorkspaceId workspace) {
    return database.read(
        database
            .sql(NEXT_ID)
            .bind("workspace", workspace.value())
            .map(row -> new Columns(row).number("id"))
            .one());
  }

  /** Notes that there is a new data key, as part of the caller's transaction. */
  public static Mono<Void> noteCreated(AuditTrail audit, Wrapped key, @Nullable Actor actor) {
    return audit.note(
        key.workspace(),
        "keys.created",
        actor,
        key.workspace().value(),
        Map.of("keyId", key.id(), "purpose", key.purpose().code()));
  }

  private Mono<Wrapped> primaryOf(WorkspaceId workspace, KeyPurpose purpose) {
    return database
        .sql(PRIMARY)
        .bind("workspace", workspace.value())
        .bind("purpose", purpose.code())
        .map(PostgresDataKeys::wrapped)
        .one();
  }

  private static Wrapped wrapped(Readable row) {
    Columns columns = new Columns(row);
    return new Wrapped(
        new WorkspaceId(columns.id("workspace_id")),
        columns.number("id"),
        purpose(columns.text("purpose")),
        columns.number("root_id"),
        columns.bytes("wrapped_key"));
  }

  private static KeyPurpose purpose(String code) {
    return Arrays.stream(KeyPurpose.values())
        .filter(purpose -> purpose.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
