package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.access.ApiKeyRow;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.HotStatement;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hand-outs in PostgreSQL: key, user, connection and share in one statement. As the key and as a
 * user are two texts: one with a choice in it would give an unknown user the key's connections.
 */
public final class PostgresHandOuts implements HandOuts {
  private static final String AS_KEY =
      text("h.role AS k_user_role, h.disabled_at IS NOT NULL AS k_user_disabled", "h.id", "");

  private static final String AS_USER =
      text(
          """
          coalesce(p.role, 'member') AS k_user_role,
            p.disabled_at IS NOT NULL OR h.disabled_at IS NOT NULL AS k_user_disabled\
          """,
          ":user",
          "LEFT JOIN connections.users p ON p.workspace_id = :workspace AND p.id = :user");

  private static final HotStatement HOT_AS_KEY = HotStatement.of(AS_KEY);
  private static final HotStatement HOT_AS_USER = HotStatement.of(AS_USER);

  private final Database database;

  /** In that database. */
  public PostgresHandOuts(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Read> find(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection) {
    Map<String, Object> values = new HashMap<>();
    values.put("workspace", workspace.value());
    values.put("hash", hash.bytes());
    values.put("id", connection.value());
    if (user != null) {
      values.put("user", user.value());
    }
    return database.read(
        user == null ? HOT_AS_KEY : HOT_AS_USER, values, row -> read(row, workspace, connection));
  }

  /** The share is a scalar subquery: an EXISTS is hashed over all grants. */
  private static String text(String user, String sharedWith, String join) {
    return """
    SELECT %s, h.issuer AS k_holder_issuer, h.subject AS k_holder_subject, %s,
      c.owner_id, c.slug, c.auth_type, c.visibility, c.state, c.state_reason, c.state_since,
      c.next_action, c.scopes_granted, c.token_type, c.expires_at, c.key_id, c.access_token,
      coalesce((SELECT true FROM connections.connection_grants g
                  WHERE g.workspace_id = :workspace AND g.connection_id = :id
                    AND g.user_id = %s), false) AS shared,
      c.recipient_allow <> '{}' OR c.recipient_deny <> '{}' AS restricted, now() AS read_at
    FROM connections.api_keys k
    JOIN connections.workspaces w ON w.workspace_id = :workspace AND w.disabled_at IS NULL
    JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
    LEFT JOIN connections.connections c ON c.workspace_id = :workspace AND c.id = :id
    %s
    WHERE k.workspace_id = :workspace AND k.key_hash = :hash
      AND k.revoked_at IS NULL AND k.expires_at > now()
    """
        .formatted(ApiKeyRow.CALLER, user, sharedWith, join);
  }

  private static Read read(Readable row, WorkspaceId workspace, ConnectionId connection) {
    Columns columns = new Columns(row);
    boolean found = columns.idOrNull("owner_id") != null;
    Optional<Held> held =
        found ? Optional.of(held(columns, workspace, connection)) : Optional.empty();
    return new Read(ApiKeyRow.caller(row, workspace), held);
  }

  private static Held held(Columns columns, WorkspaceId workspace, ConnectionId connection) {
    return new Held(
        workspace,
        connection,
        new Slug(columns.text("slug")),
        new UserId(columns.id("owner_id")),
        ConnectionRow.visibility(columns.text("visibility")),
        columns.flag("shared"),
        columns.flag("restricted"),
        ConnectionRow.state(columns),
        columns.text("auth_type").equals("oauth") ? grant(columns) : null,
        columns.moment("read_at"));
  }

  private static Grant grant(Columns columns) {
    byte[] token = columns.bytesOrNull("access_token");
    return new Grant(
        Scopes.named(columns.texts("scopes_granted")),
        columns.text("token_type"),
        columns.momentOrNull("expires_at"),
        new SealedSecrets(
            columns.number("key_id"),
            token == null ? Map.of() : Map.of(Material.ACCESS_TOKEN, new SealedSecret(token))));
  }
}
