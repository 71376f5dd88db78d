package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.rotation.SealedTable;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What webhooks are signed with; a new secret moves the version. */
public final class SealedDestinations extends SealedTable {
  private static final String COUNT =
      """
      SELECT count(*) AS count FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.key_id <> :key
      """;

  private static final String BATCH =
      """
      SELECT d.id, d.version, d.secret, d.secret_old, d.key_id FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.id > :after AND d.key_id + 0 <> :key
      ORDER BY d.id LIMIT :most
      """;

  private static final String REPLACE =
      """
      UPDATE connections.destinations d
      SET key_id = x.key_id, secret = decode(x.sealed ->> '%s', 'base64'),
        secret_old = decode(x.sealed ->> '%s', 'base64')
      FROM jsonb_to_recordset(:rows) AS x (id uuid, version bigint, key_id integer, sealed jsonb)
      WHERE d.workspace_id = :workspace AND d.id = x.id AND d.version = x.version
      """
          .formatted(Destinations.SECRET, Destinations.SECRET_OLD);

  private static final String KEYS_IN_USE =
      """
      SELECT DISTINCT d.key_id FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.key_id IS NOT NULL
      """;

  /** In that database. */
  public SealedDestinations(Database database) {
    super(
        database,
        Destinations.TABLE,
        KeyPurpose.TOKENS,
        new Statements(COUNT, BATCH, REPLACE, KEYS_IN_USE));
  }

  @Override
  protected Row row(Readable row) {
    Columns columns = new Columns(row);
    Map<String, SealedSecret> secrets = new HashMap<>();
    put(secrets, Destinations.SECRET, columns.bytesOrNull("secret"));
    put(secrets, Destinations.SECRET_OLD, columns.bytesOrNull("secret_old"));
    return new Row(
        columns.id("id"),
        columns.number("version"),
        new SealedSecrets(columns.number("key_id"), secrets));
  }

  private static void put(
      Map<String, SealedSecret> secrets, String name, byte @Nullable [] ciphertext) {
    if (ciphertext != null) {
      secrets.put(name, new SealedSecret(ciphertext));
    }
  }
}
