package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a connection {@code c} and its owner {@code u}; names of secrets, never the secrets. */
public final class ConnectionRow {
  /** What is read of it. */
  public static final String COLUMNS =
      """
      c.workspace_id, c.id, c.available_connection_id, c.slug, c.auth_type, c.visibility, c.label,
        c.account_id, c.account_label, c.scopes_requested, c.scopes_granted, c.scopes_missing,
        c.config, c.token_type, c.expires_at, c.version, c.created_at, c.updated_at, c.verified_at,
        c.state, c.state_reason, c.state_since, c.next_action,
        ARRAY(SELECT jsonb_object_keys(c.fields)) AS secrets_set,
        u.id AS owner_id, u.issuer, u.subject\
      """;

  private ConnectionRow() {}

  /** Of a row with {@link #COLUMNS}. */
  public static Connection connection(Readable row) {
    Columns columns = new Columns(row);
    return new Connection(
        new ConnectionId(columns.id("id")),
        new WorkspaceId(columns.id("workspace_id")),
        new CatalogEntryId(columns.id("available_connection_id")),
        new Slug(columns.text("slug")),
        owner(columns),
        new Label(columns.text("label")),
        visibility(columns.text("visibility")),
        material(columns),
        account(columns),
        state(columns),
        new Version(columns.number("version")),
        columns.moment("created_at"),
        columns.moment("updated_at"),
        columns.momentOrNull("verified_at"));
  }

  private static User owner(Columns columns) {
    return new User(
        new UserId(columns.id("owner_id")), columns.text("issuer"), columns.text("subject"));
  }

  private static Material material(Columns columns) {
    return switch (columns.text("auth_type")) {
      case "oauth" -> grant(columns);
      case "credentials" ->
          new Material.Credentials(
              ConfigJson.values(JsonText.read(columns.row(), "config")),
              Set.copyOf(columns.texts("secrets_set")));
      case String other -> throw new IllegalStateException("auth_type: " + other);
    };
  }

  private static Material grant(Columns columns) {
    JsonNode config = JsonText.read(columns.row(), "config");
    return new Material.OAuthGrant(
        Scopes.named(columns.texts("scopes_requested")),
        Scopes.named(columns.texts("scopes_granted")),
        Scopes.named(columns.texts("scopes_missing")),
        columns.text("token_type"),
        columns.momentOrNull("expires_at"),
        ConfigJson.target(config),
        ConfigJson.settings(config));
  }

  private static @Nullable Account account(Columns columns) {
    String id = columns.textOrNull("account_id");
    return id == null ? null : new Account(id, columns.text("account_label"));
  }

  static ConnectionState state(Columns columns) {
    Instant since = columns.moment("state_since");
    return switch (columns.text("state")) {
      case "pending" -> new ConnectionState.Pending(since);
      case "active" -> new ConnectionState.Active(since);
      case "degraded" ->
          new ConnectionState.Degraded(since, columns.text("state_reason"), nextAction(columns));
      case "needs_reauth" -> new ConnectionState.NeedsReauth(since, columns.text("state_reason"));
      case "revoked" -> new ConnectionState.Revoked(since);
      case String other -> throw new IllegalStateException("state: " + other);
    };
  }

  private static NextAction nextAction(Columns columns) {
    String code = columns.textOrNull("next_action");
    return code == null ? NextAction.NONE : NextAction.valueOf(code.toUpperCase(Locale.ROOT));
  }

  static Visibility visibility(String code) {
    return switch (code) {
      case "private" -> Visibility.PRIVATE;
      case "restricted" -> Visibility.RESTRICTED;
      default -> throw new IllegalStateException("visibility: " + code);
    };
  }
}
