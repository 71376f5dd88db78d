package dev.enlace.adapter.out.postgres.rotation;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.domain.rotation.KeyRotation;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What rotations do to data keys, as part of their transactions. */
final class RotatedKeys {
  private static final String DEMOTE =
      """
      UPDATE connections.data_keys k SET status = 'active'
      WHERE k.workspace_id = :workspace AND k.purpose = :purpose AND k.status = 'primary'
      """;

  private static final String ADD =
      """
      INSERT INTO connections.data_keys
        (workspace_id, id, purpose, status, root_id, wrapped_key)
      SELECT :workspace, :id, :purpose, 'primary', :root, :wrapped
      WHERE NOT EXISTS (
        SELECT FROM connections.root_keys r WHERE r.id = :root AND r.status <> 'primary')
      ON CONFLICT DO NOTHING
      """;

  private static final String RETIRE =
      """
      UPDATE connections.data_keys k SET status = 'retired', retired_at = now()
      WHERE k.workspace_id = :workspace AND k.purpose = ANY (:purposes) AND k.status = 'active'
        AND k.id <> ALL (:used)
      """;

  private static final String COUNT_ACTIVE =
      """
      SELECT count(*) AS count FROM connections.data_keys k
      WHERE k.workspace_id = :workspace AND k.purpose = ANY (:purposes) AND k.status = 'active'
      """;

  private final Database database;
  private final List<SealedTable> tables;

  RotatedKeys(Database database, List<SealedTable> tables) {
    this.database = database;
    this.tables = List.copyOf(tables);
  }

  /** Fails with {@link TakenKeyId} where its id is taken or its root key is not the primary. */
  Mono<Void> replacePrimary(Wrapped key) {
    return database
        .sql(DEMOTE)
        .bind("workspace", key.workspace().value())
        .bind("purpose", key.purpose().code())
        .then()
        .then(add(key));
  }

  /** Whether only the primaries are left. A key that is retired still opens, a restored backup. */
  Mono<Boolean> retireUnused(KeyRotation rotation) {
    String[] purposes = rotation.purposes().toArray(String[]::new);
    return Flux.fromIterable(tables)
        .filter(table -> rotation.purposes().contains(table.purpose().code()))
        .concatMap(table -> table.keysInUse(rotation.workspace()))
        .collectList()
        .flatMap(used ->
            database
                .sql(RETIRE)
                .bind("workspace", rotation.workspace().value())
                .bind("purposes", purposes)
                .bind("used", used.toArray(Integer[]::new))
                .then())
        .then(
            database
                .sql(COUNT_ACTIVE)
                .bind("workspace", rotation.workspace().value())
                .bind("purposes", purposes)
                .map(row -> new Columns(row).count("count") == 0)
                .one());
  }

  private Mono<Void> add(Wrapped key) {
    return database
        .sql(ADD)
        .bind("workspace", key.workspace().value())
        .bind("id", key.id())
        .bind("purpose", key.purpose().code())
        .bind("root", key.rootId())
        .bind("wrapped", key.wrappedKey())
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(TakenKeyId::new));
  }
}
