package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.rotation.SealedTable;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import io.r2dbc.spi.Readable;

/**
 * Tokens and credentials of connections. Whatever else changes them moves {@code seq}; a rotation
 * does not, since nothing that anybody sees has changed.
 */
public final class SealedConnections extends SealedTable {
  private static final String COUNT =
      """
      SELECT count(*) AS count FROM connections.connections c
      WHERE c.workspace_id = :workspace AND c.key_id <> :key
      """;

  private static final String BATCH =
      """
      SELECT c.id, c.seq, %s FROM connections.connections c
      WHERE c.workspace_id = :workspace AND c.id > :after AND c.key_id + 0 <> :key
      ORDER BY c.id LIMIT :most
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

  /** In that database. */
  public SealedConnections(Database database) {
    super(
        database,
        Connections.TABLE,
        KeyPurpose.TOKENS,
        new Statements(COUNT, BATCH, REPLACE, KEYS_IN_USE));
  }

  @Override
  protected Row row(Readable row) {
    Columns columns = new Columns(row);
    return new Row(columns.id("id"), columns.count("seq"), SealedColumns.read(row));
  }
}
