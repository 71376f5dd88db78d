package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.rotation.SealedTable;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tokens and credentials of connections. Whatever else changes them moves {@code seq}; a rotation
 * does not, since nothing that anybody sees has changed.
 */
public final class SealedConnections implements SealedTable {
  private static final String COUNT =
      """
      SELECT count(*) AS count FROM connections.connections c
      WHERE c.workspace_id = :workspace AND c.key_id <> :key
      """;

  private static final String BATCH =
      """
      SELECT c.id, c.seq, %s FROM connections.connections c
      WHERE c.workspace_id = :workspace AND c.id > :after AND c.key_id <> :key
      ORDER BY c.id LIMIT :rows
      """
          .formatted(SealedColumns.NAMES);

  // A row without tokens or without fields keeps none.
  private static final String REPLACE =
      """
      UPDATE connections.connections c
      SET key_id = x.key_id,
        access_token = CASE WHEN c.access_token IS NOT NULL
          THEN decode(x.sealed ->> 'access_token', 'base64') END,
        refresh_token = CASE WHEN c.refresh_token IS NOT NULL
          THEN decode(x.sealed ->> 'refresh_token', 'base64') END,
        fields = CASE WHEN c.fields IS NOT NULL THEN x.sealed END
      FROM jsonb_to_recordset(:rows) AS x (id uuid, version bigint, key_id integer, sealed jsonb)
      WHERE c.workspace_id = :workspace AND c.id = x.id AND c.seq = x.version
      """;

  private static final String KEYS_IN_USE =
      """
      SELECT DISTINCT c.key_id FROM connections.connections c WHERE c.workspace_id = :workspace
      """;

  private final Database database;

  /** In that database. */
  public SealedConnections(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return Connections.TABLE;
  }

  @Override
  public KeyPurpose purpose() {
    return KeyPurpose.TOKENS;
  }

  @Override
  public Mono<Long> count(WorkspaceId workspace, int keyId) {
    return database
        .sql(COUNT)
        .bind("workspace", workspace.value())
        .bind("key", keyId)
        .map(row -> new Columns(row).count("count"))
        .one();
  }

  @Override
  public Flux<Row> batch(WorkspaceId workspace, int keyId, UUID after, int limit) {
    return database
        .sql(BATCH)
        .bind("workspace", workspace.value())
        .bind("key", keyId)
        .bind("after", after)
        .bind("rows", limit)
        .map(SealedConnections::row)
        .all();
  }

  @Override
  public Mono<Long> replace(WorkspaceId workspace, List<Row> rows) {
    return database
        .sql(REPLACE)
        .bind("workspace", workspace.value())
        .bind("rows", JsonText.of(SealedTable.tree(rows)))
        .fetch()
        .rowsUpdated();
  }

  @Override
  public Flux<Integer> keysInUse(WorkspaceId workspace) {
    return database
        .sql(KEYS_IN_USE)
        .bind("workspace", workspace.value())
        .map(row -> new Columns(row).number("key_id"))
        .all();
  }

  private static Row row(Readable row) {
    Columns columns = new Columns(row);
    return new Row(columns.id("id"), columns.count("seq"), SealedColumns.read(row));
  }
}
