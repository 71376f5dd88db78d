package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.access.ApiKeyRow;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Hand-outs in PostgreSQL: key, user, connection and share in one statement. As the key and as a
 * user are two texts: one with a choice in it would give an unknown user the key's connections.
 */
public final class PostgresHandOuts implements HandOuts {
  /** A scalar subquery: an EXISTS is hashed over all grants. */
  private static final String SHARED =
      """
      coalesce((SELECT true FROM connections.connection_grants g
                  WHERE g.workspace_id = :workspace AND g.connection_id = :id
                    AND g.user_id = %s), false) AS shared\
      """;

  private static final String AS_KEY =
      text(
          "h.role AS k_user_role, h.disabled_at IS NOT NULL AS k_user_disabled",
          SHARED.formatted("h.id"),
          "");

  private static final String AS_USER =
      text(
          """
          coalesce(p.role, 'member') AS k_user_role,
            p.disabled_at IS NOT NULL OR h.disabled_at IS NOT NULL AS k_user_disabled\
          """,
          SHARED.formatted(":user"),
          "LEFT JOIN connections.users p ON p.workspace_id = :workspace AND p.id = :user");

  private final Database database;

  /** In that database. */
  public PostgresHandOuts(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Read> find(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection) {
    GenericExecuteSpec statement =
        user == null ? database.sql(AS_KEY) : database.sql(AS_USER).bind("user", user.value());
    return database.read(
        statement
            .bind("workspace", workspace.value())
            .bind("hash", hash.bytes())
            .bind("id", connection.value())
            .map(PostgresHandOuts::read)
            .one());
  }

  private static String text(String user, String shared, String join) {
    return """
    SELECT %s, %s, now() AS read_at, %s, %s, %s
    FROM connections.api_keys k
    JOIN connections.workspaces w ON w.workspace_id = :workspace AND w.disabled_at IS NULL
    JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
    %s
    LEFT JOIN connections.connections c ON c.workspace_id = :workspace AND c.id = :id
    LEFT JOIN connections.users u ON u.workspace_id = :workspace AND u.id = c.owner_id
    WHERE k.workspace_id = :workspace AND k.key_hash = :hash
      AND k.revoked_at IS NULL AND k.expires_at > now()
    """
        .formatted(
            ApiKeyRow.HOLDER, user, shared, ConnectionRow.COLUMNS, SealedColumns.NAMES, join);
  }

  private static Read read(Readable row) {
    boolean found = new Columns(row).idOrNull("id") != null;
    Optional<Stored> stored = found ? Optional.of(ConnectionReads.stored(row)) : Optional.empty();
    return new Read(ApiKeyRow.holderAmongOthers(row), stored);
  }
}
