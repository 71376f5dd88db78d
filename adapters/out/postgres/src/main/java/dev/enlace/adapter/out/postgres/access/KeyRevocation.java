package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Revokes keys, as part of the caller's transaction. */
final class KeyRevocation {
  /** Revocations in one workspace wait for each other: else two could each spare the other key. */
  private static final String LOCK =
      """
      SELECT w.workspace_id FROM connections.workspaces w
      WHERE w.workspace_id = :workspace
      FOR NO KEY UPDATE
      """;

  private static final String REVOKE =
      """
      UPDATE connections.api_keys k SET revoked_at = now()
      WHERE k.workspace_id = :workspace AND k.id = :id AND k.revoked_at IS NULL
        AND (k.role <> 'admin' OR k.expires_at <= now() OR EXISTS (
          SELECT 1
          FROM connections.api_keys o
          JOIN connections.users h ON h.workspace_id = :workspace AND h.id = o.user_id
          WHERE o.workspace_id = :workspace AND o.id <> :id AND o.role = 'admin'
            AND o.revoked_at IS NULL AND o.expires_at > now() AND h.disabled_at IS NULL))
      RETURNING k.id, k.name
      """;

  private static final String SPARED =
      """
      SELECT k.id FROM connections.api_keys k
      WHERE k.workspace_id = :workspace AND k.id = :id AND k.revoked_at IS NULL
      """;

  private final Database database;
  private final AuditTrail audit;

  KeyRevocation(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  /** The key, once it is revoked and noted; empty if there is none or it is revoked already. */
  Mono<ApiKeyId> revoke(WorkspaceId workspace, ApiKeyId id, Actor actor) {
    return database
        .sql(LOCK)
        .bind("workspace", workspace.value())
        .map(row -> id)
        .one()
        .flatMap(same -> update(workspace, same))
        .flatMap(name -> note(workspace, id, name, actor))
        .switchIfEmpty(Mono.defer(() -> spared(workspace, id)));
  }

  private Mono<String> update(WorkspaceId workspace, ApiKeyId id) {
    return database
        .sql(REVOKE)
        .bind("workspace", workspace.value())
        .bind("id", id.value())
        .map(row -> new Columns(row).text("name"))
        .one();
  }

  private Mono<ApiKeyId> spared(WorkspaceId workspace, ApiKeyId id) {
    return database
        .sql(SPARED)
        .bind("workspace", workspace.value())
        .bind("id", id.value())
        .map(row -> id)
        .one()
        .flatMap(last -> Failed.with(new Forbidden("last_admin_key")));
  }

  private Mono<ApiKeyId> note(WorkspaceId workspace, ApiKeyId id, String name, Actor actor) {
    return audit
        .note(workspace, "api_key.revoked", actor, id.value(), Map.of("name", name))
        .thenReturn(id);
  }
}
