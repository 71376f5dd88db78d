package dev.enlace.adapter.out.postgres.oauth;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an attempt {@code s} and its starter {@code u}. */
final class AttemptRow {
  static final String COLUMNS =
      """
      s.workspace_id, s.id, s.available_connection_id, s.connection_id, s.request,
        s.verifier, s.key_id, s.browser_hash, s.created_at, s.expires_at, s.outcome, s.error,
        s.expires_at <= now() AS expired, s.spent_at IS NOT NULL AS spent,
        u.id AS user_id, u.issuer, u.subject\
      """;

  static final String COMPLETED = "completed";
  static final String FAILED = "failed";

  private AttemptRow() {}

  static Stored stored(Readable row) {
    Columns columns = new Columns(row);
    byte[] browser = columns.bytesOrNull("browser_hash");
    return new Stored(
        attempt(row),
        verifier(columns),
        browser == null ? null : new SecretHash(browser),
        columns.flag("expired"),
        columns.flag("spent"));
  }

  static OAuthAttempt attempt(Readable row) {
    Columns columns = new Columns(row);
    AttemptRequest request = new AttemptRequest(JsonText.read(row, "request"));
    return new OAuthAttempt(
        new AttemptId(columns.id("id")),
        new WorkspaceId(columns.id("workspace_id")),
        request.starter(starter(columns)),
        request.text("application"),
        new CatalogEntryId(columns.id("available_connection_id")),
        new ProviderId(request.text("provider")),
        label(request.textOrNull("label")),
        request.visibility(),
        request.scopes(),
        request.uri("redirectUri"),
        request.uriOrNull("successUrl"),
        request.textOrNull("target"),
        request.settings(),
        request.reconnection(),
        request.confirmation(),
        columns.moment("created_at"),
        columns.moment("expires_at"),
        status(columns));
  }

  private static User starter(Columns columns) {
    return new User(
        new UserId(columns.id("user_id")), columns.text("issuer"), columns.text("subject"));
  }

  private static @Nullable Label label(@Nullable String text) {
    return text == null ? null : new Label(text);
  }

  static SealedSecrets verifier(Columns columns) {
    byte[] ciphertext = columns.bytesOrNull("verifier");
    return new SealedSecrets(
        columns.number("key_id"),
        ciphertext == null
            ? Map.of()
            : Map.of(OAuthAttempts.VERIFIER, new SealedSecret(ciphertext)));
  }

  private static AttemptStatus status(Columns columns) {
    return switch (columns.textOrNull("outcome")) {
      case null -> new AttemptStatus.Pending();
      case COMPLETED -> new AttemptStatus.Completed(new ConnectionId(columns.id("connection_id")));
      case FAILED -> new AttemptStatus.Failed(columns.text("error"));
      case String other -> throw new IllegalStateException("an attempt's outcome: " + other);
    };
  }
}
