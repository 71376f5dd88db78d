package dev.enlace.adapter.out.postgres.oauth;

import dev.enlace.adapter.out.postgres.rotation.SealedTable;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import io.r2dbc.spi.Readable;

/** PKCE verifiers. Only rotations change one, so that the key it is under is its version. */
public final class SealedOAuthStates extends SealedTable {
  private static final String COUNT =
      """
      SELECT count(*) AS count FROM connections.oauth_states s
      WHERE s.workspace_id = :workspace AND s.key_id <> :key
      """;

  private static final String BATCH =
      """
      SELECT s.id, s.verifier, s.key_id FROM connections.oauth_states s
      WHERE s.workspace_id = :workspace AND s.id > :after AND s.key_id + 0 <> :key
      ORDER BY s.id LIMIT :most
      """;

  private static final String REPLACE =
      """
      UPDATE connections.oauth_states s
      SET key_id = x.key_id, verifier = decode(x.sealed ->> '%s', 'base64')
      FROM jsonb_to_recordset(:rows) AS x (id uuid, version bigint, key_id integer, sealed jsonb)
      WHERE s.workspace_id = :workspace AND s.id = x.id AND s.key_id = x.version
      """
          .formatted(OAuthAttempts.VERIFIER);

  private static final String KEYS_IN_USE =
      """
      SELECT DISTINCT s.key_id FROM connections.oauth_states s
      WHERE s.workspace_id = :workspace AND s.key_id IS NOT NULL
      """;

  /** In that database. */
  public SealedOAuthStates(Database database) {
    super(
        database,
        OAuthAttempts.TABLE,
        KeyPurpose.STATE,
        new Statements(COUNT, BATCH, REPLACE, KEYS_IN_USE));
  }

  @Override
  protected Row row(Readable row) {
    Columns columns = new Columns(row);
    return new Row(columns.id("id"), columns.number("key_id"), AttemptRow.verifier(columns));
  }
}
