package dev.enlace.adapter.out.postgres.session;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Sessions of the panel in PostgreSQL. */
public final class PostgresSessions implements Sessions {
  private static final String BEGIN =
      """
      INSERT INTO connections.sessions
        (workspace_id, id_hash, id, kind, user_id, api_key_id, idle_until, expires_at)
      VALUES (:workspace, :hash, :id, 'panel', :user, :key,
        now() + :idle * interval '1 millisecond', now() + :longest * interval '1 millisecond')
      """;

  private static final String FIND =
      """
      SELECT %s
      FROM connections.sessions s
      JOIN connections.api_keys k ON k.workspace_id = :workspace AND k.id = s.api_key_id
        AND k.revoked_at IS NULL AND k.expires_at > now()
      JOIN connections.workspaces w ON w.workspace_id = :workspace AND w.disabled_at IS NULL
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      JOIN connections.users p ON p.workspace_id = :workspace AND p.id = s.user_id
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'panel'
        AND s.ended_at IS NULL AND s.idle_until > now() AND s.expires_at > now()
      """
          .formatted(SessionRow.COLUMNS);

  private static final String SEEN =
      """
      UPDATE connections.sessions s
      SET seen_at = now(),
        idle_until = least(now() + :idle * interval '1 millisecond', s.expires_at)
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.ended_at IS NULL
        AND s.seen_at <= now() - interval '1 minute'
      RETURNING s.idle_until
      """;

  private static final String END =
      """
      UPDATE connections.sessions s SET ended_at = now()
      FROM connections.users p
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'panel'
        AND s.ended_at IS NULL AND p.workspace_id = :workspace AND p.id = s.user_id
      RETURNING s.id, s.api_key_id, p.id AS user_id, p.issuer AS user_issuer,
        p.subject AS user_subject
      """;

  private final Database database;
  private final AuditTrail audit;

  /** In that database. */
  public PostgresSessions(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public Mono<SessionId> begin(Beginning beginning) {
    WorkspaceId workspace = beginning.principal().workspace();
    Actor actor = beginning.principal().actor();
    return database.write(
        database
            .sql(BEGIN)
            .bind("workspace", workspace.value())
            .bind("hash", beginning.hash().bytes())
            .bind("id", beginning.id().value())
            .bind("user", actor.user().id().value())
            .bind("key", beginning.principal().key().value())
            .bind("idle", beginning.idle().toMillis())
            .bind("longest", beginning.longest().toMillis())
            .then()
            .then(note(workspace, "panel.signed_in", actor, beginning.id()))
            .thenReturn(beginning.id()));
  }

  @Override
  public Mono<Held> find(WorkspaceId workspace, SecretHash hash) {
    return database.read(
        database
            .sql(FIND)
            .bind("workspace", workspace.value())
            .bind("hash", hash.bytes())
            .map(row -> SessionRow.held(row, workspace))
            .one());
  }

  @Override
  public Mono<Instant> seen(WorkspaceId workspace, SecretHash hash, Duration idle) {
    return database.write(
        database
            .sql(SEEN)
            .bind("workspace", workspace.value())
            .bind("hash", hash.bytes())
            .bind("idle", idle.toMillis())
            .map(row -> new Columns(row).moment("idle_until"))
            .one());
  }

  @Override
  public Mono<SessionId> end(WorkspaceId workspace, SecretHash hash, Origin origin) {
    return database.write(
        database
            .sql(END)
            .bind("workspace", workspace.value())
            .bind("hash", hash.bytes())
            .map(row -> SessionRow.ended(row, origin))
            .one()
            .flatMap(ended ->
                note(workspace, "panel.signed_out", ended.actor(), ended.id())
                    .thenReturn(ended.id())));
  }

  @Override
  public Mono<ApiKeyId> refused(ApiKey key, String reason, Origin origin) {
    return database.write(
        audit
            .note(
                key.workspace(),
                "panel.sign_in_refused",
                new Actor(key.holder(), key.id(), origin),
                key.id().value(),
                Map.of("reason", reason))
            .thenReturn(key.id()));
  }

  private Mono<Void> note(WorkspaceId workspace, String action, Actor actor, SessionId id) {
    return audit.note(workspace, action, actor, id.value(), Map.of());
  }
}
