package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** API keys in PostgreSQL. */
public final class PostgresApiKeys implements ApiKeys {
  // As the key and as a user are two texts: a coalesce would give an unknown user the key's rights.
  private static final String FIND_AS_KEY =
      """
      SELECT %s, k.key_hash, h.role AS user_role, h.disabled_at IS NOT NULL AS user_disabled
      FROM connections.api_keys k
      JOIN connections.workspaces w ON w.workspace_id = :workspace AND w.disabled_at IS NULL
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      WHERE k.workspace_id = :workspace AND k.key_hash = :hash
        AND k.revoked_at IS NULL AND k.expires_at > now()
      """
          .formatted(ApiKeyRow.COLUMNS);

  private static final String FIND_AS_USER =
      """
      SELECT %s, k.key_hash, coalesce(p.role, 'member') AS user_role,
        p.disabled_at IS NOT NULL OR h.disabled_at IS NOT NULL AS user_disabled
      FROM connections.api_keys k
      JOIN connections.workspaces w ON w.workspace_id = :workspace AND w.disabled_at IS NULL
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      LEFT JOIN connections.users p ON p.workspace_id = :workspace AND p.id = :user
      WHERE k.workspace_id = :workspace AND k.key_hash = :hash
        AND k.revoked_at IS NULL AND k.expires_at > now()
      """
          .formatted(ApiKeyRow.COLUMNS);

  private static final String KNOWN =
      """
      SELECT %s
      FROM connections.api_keys k
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      WHERE k.workspace_id = :workspace AND k.key_hash = :hash
      """
          .formatted(ApiKeyRow.COLUMNS);

  private static final String FIRST_PAGE =
      """
      SELECT %s
      FROM connections.api_keys k
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      WHERE k.workspace_id = :workspace
      ORDER BY k.id LIMIT :rows
      """
          .formatted(ApiKeyRow.COLUMNS);

  private static final String NEXT_PAGE =
      """
      SELECT %s
      FROM connections.api_keys k
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      WHERE k.workspace_id = :workspace AND k.id > :after
      ORDER BY k.id LIMIT :rows
      """
          .formatted(ApiKeyRow.COLUMNS);

  private static final String READ =
      """
      SELECT %s
      FROM connections.api_keys k
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      WHERE k.workspace_id = :workspace AND k.id = :id
      """
          .formatted(ApiKeyRow.COLUMNS);

  private static final String USED =
      """
      UPDATE connections.api_keys k SET last_used_at = now()
      WHERE k.workspace_id = :workspace AND k.id = ANY (:ids)
      """;

  private final Database database;
  private final Database notes;
  private final NewApiKeys newKeys;
  private final KeyRevocation revocation;

  /** In that database. */
  public PostgresApiKeys(Database database, AuditTrail audit) {
    this.database = database;
    this.notes = database.forNotes();
    this.newKeys = new NewApiKeys(database, new People(database), audit);
    this.revocation = new KeyRevocation(database, audit);
  }

  @Override
  public Mono<Holder> find(WorkspaceId workspace, SecretHash hash, @Nullable UserId user) {
    GenericExecuteSpec statement =
        user == null
            ? database.sql(FIND_AS_KEY)
            : database.sql(FIND_AS_USER).bind("user", user.value());
    return database.read(
        statement
            .bind("workspace", workspace.value())
            .bind("hash", hash.bytes())
            .map(ApiKeyRow::holder)
            .one());
  }

  @Override
  public Mono<ApiKey> known(WorkspaceId workspace, SecretHash hash) {
    return database.read(
        database
            .sql(KNOWN)
            .bind("workspace", workspace.value())
            .bind("hash", hash.bytes())
            .map(ApiKeyRow::key)
            .one());
  }

  @Override
  public Mono<ApiKey> add(ApiKey key, SecretHash hash, Actor actor) {
    return database.write(
        newKeys
            .add(key, hash, actor)
            .switchIfEmpty(Mono.error(() -> new IllegalStateException("a key with that hash"))));
  }

  @Override
  public Flux<ApiKey> page(WorkspaceId workspace, @Nullable ApiKeyId after, int limit) {
    GenericExecuteSpec statement =
        after == null
            ? database.sql(FIRST_PAGE)
            : database.sql(NEXT_PAGE).bind("after", after.value());
    return database.readAll(
        statement
            .bind("workspace", workspace.value())
            .bind("rows", limit + 1)
            .map(ApiKeyRow::key)
            .all());
  }

  @Override
  public Mono<ApiKey> read(WorkspaceId workspace, ApiKeyId id) {
    return database.read(
        database
            .sql(READ)
            .bind("workspace", workspace.value())
            .bind("id", id.value())
            .map(ApiKeyRow::key)
            .one());
  }

  @Override
  public Mono<ApiKeyId> revoke(WorkspaceId workspace, ApiKeyId id, Actor actor) {
    return database.write(revocation.revoke(workspace, id, actor));
  }

  @Override
  public Mono<Integer> used(WorkspaceId workspace, Set<ApiKeyId> ids) {
    return notes.write(
        database
            .sql(USED)
            .bind("workspace", workspace.value())
            .bind("ids", ids.stream().map(ApiKeyId::value).toArray(UUID[]::new))
            .fetch()
            .rowsUpdated()
            .map(Math::toIntExact));
  }
}
