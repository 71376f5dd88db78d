package dev.enlace.adapter.out.postgres.session;

import dev.enlace.adapter.out.postgres.access.ApiKeyRow;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.application.port.out.session.Sessions.Held;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;

/**
 * Reads a session {@code s} with the key {@code k} that it began with, the key's service user
 * {@code h}, the user {@code p} who acts and the workspace {@code w}.
 */
final class SessionRow {
  static final String COLUMNS =
      """
      %s, h.issuer AS k_holder_issuer, h.subject AS k_holder_subject, p.role AS k_user_role,
        p.disabled_at IS NOT NULL OR h.disabled_at IS NOT NULL AS k_user_disabled,
        s.id, s.id_hash, s.idle_until, s.expires_at,
        s.seen_at <= now() - interval '1 minute' AS stale,
        p.id AS user_id, p.issuer AS user_issuer, p.subject AS user_subject,
        w.name AS workspace_name\
      """
          .formatted(ApiKeyRow.CALLER);

  private SessionRow() {}

  static Held held(Readable row, WorkspaceId workspace) {
    Columns columns = new Columns(row);
    return new Held(
        new SessionId(columns.id("id")),
        new SecretHash(columns.bytes("id_hash")),
        ApiKeyRow.caller(row, workspace),
        user(columns),
        columns.text("workspace_name"),
        columns.moment("idle_until"),
        columns.moment("expires_at"),
        columns.flag("stale"));
  }

  /** Of a row with {@code id}, {@code api_key_id} and whose it was. */
  static Ended ended(Readable row, Origin origin) {
    Columns columns = new Columns(row);
    ApiKeyId key = new ApiKeyId(columns.id("api_key_id"));
    return new Ended(new SessionId(columns.id("id")), new Actor(user(columns), key, origin));
  }

  /** Whose it is: of columns whose names begin with {@code user_}. */
  static User user(Columns columns) {
    return new User(
        new UserId(columns.id("user_id")),
        columns.text("user_issuer"),
        columns.text("user_subject"));
  }

  /** A session that is over, and who has ended it. */
  record Ended(SessionId id, Actor actor) {}
}
