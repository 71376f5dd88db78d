package dev.enlace.adapter.out.postgres.oauth;

import dev.enlace.adapter.out.postgres.rotation.SealedTable;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** PKCE verifiers. Only rotations change one, so that the key it is under is its version. */
public final class SealedOAuthStates implements SealedTable {
  private static final String COUNT =
      """
      SELECT count(*) AS count FROM connections.oauth_states s
      WHERE s.workspace_id = :workspace AND s.key_id <> :key
      """;

  private static final String BATCH =
      """
      SELECT s.id, s.verifier, s.key_id FROM connections.oauth_states s
      WHERE s.workspace_id = :workspace AND s.id > :after AND s.key_id <> :key
      ORDER BY s.id LIMIT :rows
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

  private final Database database;

  /** In that database. */
  public SealedOAuthStates(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return OAuthAttempts.TABLE;
  }

  @Override
  public KeyPurpose purpose() {
    return KeyPurpose.STATE;
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
        .map(SealedOAuthStates::row)
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
    return new Row(columns.id("id"), columns.number("key_id"), AttemptRow.verifier(columns));
  }
}
