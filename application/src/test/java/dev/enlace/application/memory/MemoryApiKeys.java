package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.memory.MemoryTables.KeyRow;
import dev.enlace.application.memory.MemoryTables.UserRow;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** API keys in memory. */
public final class MemoryApiKeys implements ApiKeys {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryApiKeys(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Mono<Holder> find(WorkspaceId workspace, SecretHash hash, @Nullable UserId user) {
    return tables.one(() -> row(workspace, hash).flatMap(row -> valid(row, user)));
  }

  @Override
  public Mono<ApiKey> known(WorkspaceId workspace, SecretHash hash) {
    return tables.one(() -> row(workspace, hash).map(KeyRow::key));
  }

  private Optional<KeyRow> row(WorkspaceId workspace, SecretHash hash) {
    return tables.keys.values().stream()
        .filter(row -> row.key().workspace().equals(workspace) && row.hash().equals(hash))
        .findFirst();
  }

  Optional<Holder> valid(KeyRow row, @Nullable UserId user) {
    return isValid(row.key()) ? Optional.of(holder(row, user)) : Optional.empty();
  }

  @Override
  public Mono<ApiKey> add(ApiKey key, SecretHash hash, Actor actor) {
    return tables.one(() -> {
      tables.ensure(key.holder());
      tables.keys.put(key.id(), new KeyRow(key, hash));
      return Optional.of(key);
    });
  }

  @Override
  public Flux<ApiKey> page(WorkspaceId workspace, @Nullable ApiKeyId after, int limit) {
    return tables.many(() ->
        tables.keys.values().stream()
            .map(KeyRow::key)
            .filter(key -> key.workspace().equals(workspace))
            .filter(key -> after == null || key.id().toString().compareTo(after.toString()) > 0)
            .sorted(Comparator.comparing(key -> key.id().toString()))
            .limit(limit + 1L)
            .toList());
  }

  @Override
  public Mono<ApiKey> read(WorkspaceId workspace, ApiKeyId id) {
    return tables.one(() ->
        Optional.ofNullable(tables.keys.get(id))
            .map(KeyRow::key)
            .filter(key -> key.workspace().equals(workspace)));
  }

  @Override
  public Mono<ApiKeyId> revoke(WorkspaceId workspace, ApiKeyId id, Actor actor) {
    return tables.one(() -> {
      KeyRow row = tables.keys.get(id);
      if (row == null
          || !row.key().workspace().equals(workspace)
          || row.key().revokedAt() != null) {
        return Optional.empty();
      }
      if (isLastAdmin(row.key())) {
        throw new Failed(new Forbidden("last_admin_key"));
      }
      tables.keys.put(id, new KeyRow(revoked(row.key(), tables.now()), row.hash()));
      return Optional.of(id);
    });
  }

  @Override
  public Mono<Integer> used(WorkspaceId workspace, Set<ApiKeyId> ids) {
    return tables.one(() -> {
      Instant now = tables.now();
      List<KeyRow> known =
          tables.keys.values().stream()
              .filter(row -> row.key().workspace().equals(workspace))
              .filter(row -> ids.contains(row.key().id()))
              .toList();
      known.forEach(row -> tables.keys.put(row.key().id(), usedAt(row, now)));
      return Optional.of(known.size());
    });
  }

  private static KeyRow usedAt(KeyRow row, Instant at) {
    ApiKey key = row.key();
    return new KeyRow(
        new ApiKey(
            key.id(),
            key.workspace(),
            key.holder(),
            key.name(),
            key.prefix(),
            key.role(),
            key.permissions(),
            key.createdAt(),
            key.expiresAt(),
            key.revokedAt(),
            at),
        row.hash());
  }

  private boolean isValid(ApiKey key) {
    Workspace workspace = tables.workspaces.get(key.workspace());
    Instant expiresAt = key.expiresAt();
    return key.revokedAt() == null
        && (expiresAt == null || expiresAt.isAfter(tables.now()))
        && workspace != null
        && workspace.disabledAt() == null;
  }

  private boolean isLastAdmin(ApiKey key) {
    return isAdmin(key)
        && tables.keys.values().stream()
            .map(KeyRow::key)
            .filter(other -> other.workspace().equals(key.workspace()) && isAdmin(other))
            .allMatch(key::equals);
  }

  private boolean isAdmin(ApiKey key) {
    return key.role() == Role.ADMIN
        && isValid(key)
        && !isDisabled(tables.users.get(key.holder().id()));
  }

  private Holder holder(KeyRow row, @Nullable UserId user) {
    UserId service = row.key().holder().id();
    UserRow meant = tables.users.get(user == null ? service : user);
    return new Holder(
        row.key(),
        row.hash(),
        meant == null ? Role.MEMBER : meant.role(),
        isDisabled(meant) || isDisabled(tables.users.get(service)));
  }

  private static boolean isDisabled(@Nullable UserRow user) {
    return user != null && user.disabled();
  }

  private static ApiKey revoked(ApiKey key, Instant at) {
    return new ApiKey(
        key.id(),
        key.workspace(),
        key.holder(),
        key.name(),
        key.prefix(),
        key.role(),
        key.permissions(),
        key.createdAt(),
        key.expiresAt(),
        at,
        key.lastUsedAt());
  }
}
