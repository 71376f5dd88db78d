package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.secret.SecretHash;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes new keys, as part of the caller's transaction. */
final class NewApiKeys {
  private static final String ADD =
      """
      INSERT INTO connections.api_keys
        (workspace_id, key_hash, id, user_id, name, prefix, role, permissions, created_at, expires_at)
      VALUES
        (:workspace, :hash, :id, :user, :name, :prefix, :role, :permissions, :created,
         coalesce(:expires, 'infinity'::timestamptz))
      ON CONFLICT (workspace_id, key_hash) DO NOTHING
      """;

  private final Database database;
  private final People people;
  private final AuditTrail audit;

  NewApiKeys(Database database, People people, AuditTrail audit) {
    this.database = database;
    this.people = people;
    this.audit = audit;
  }

  /** The key with its service user and its audit line; empty if its hash stands there already. */
  Mono<ApiKey> add(ApiKey key, SecretHash hash, @Nullable Actor actor) {
    return people
        .ensure(key.workspace(), key.holder())
        .then(insert(key, hash))
        .filter(rows -> rows == 1)
        .flatMap(rows -> note(key, actor).thenReturn(key));
  }

  private Mono<Long> insert(ApiKey key, SecretHash hash) {
    return database
        .sql(ADD)
        .bind("workspace", key.workspace().value())
        .bind("hash", hash.bytes())
        .bind("id", key.id().value())
        .bind("user", key.holder().id().value())
        .bind("name", key.name())
        .bind("prefix", key.prefix())
        .bind("role", ApiKeyRow.code(key.role()))
        .bind("permissions", permissions(key))
        .bind("created", key.createdAt())
        .bind("expires", Values.orNull(Instant.class, key.expiresAt()))
        .fetch()
        .rowsUpdated();
  }

  private Mono<Void> note(ApiKey key, @Nullable Actor actor) {
    Map<String, ?> detail =
        Map.of(
            "name", key.name(),
            "role", ApiKeyRow.code(key.role()),
            "permissions", permissions(key));
    return audit.note(key.workspace(), "api_key.created", actor, key.id().value(), detail);
  }

  private static String[] permissions(ApiKey key) {
    return key.permissions().stream().map(Permission::code).sorted().toArray(String[]::new);
  }
}
