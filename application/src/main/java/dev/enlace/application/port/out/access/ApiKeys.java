package dev.enlace.application.port.out.access;

import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** API keys: hashes and what they may do, never the keys. */
public interface ApiKeys {
  /**
   * The valid key of that hash, judged by the database's clock, and the user whom it wants to act
   * for, in one statement. Empty if there is none, it is revoked or expired, or its workspace is
   * disabled.
   *
   * @param user whom to act for; null: the key's own service user
   */
  Mono<Holder> find(WorkspaceId workspace, SecretHash hash, @Nullable UserId user);

  /** The workspace's key of that hash, valid or not; empty if there is none. */
  Mono<ApiKey> known(WorkspaceId workspace, SecretHash hash);

  /** Keeps a new key; its service user's row is made if there is none. */
  Mono<ApiKey> add(ApiKey key, SecretHash hash, Actor actor);

  /** The workspace's keys by id, revoked ones too, one more than the limit if there is more. */
  Flux<ApiKey> page(WorkspaceId workspace, @Nullable ApiKeyId after, int limit);

  /** The workspace's key of that id, valid or not; empty if there is none. */
  Mono<ApiKey> read(WorkspaceId workspace, ApiKeyId id);

  /**
   * Revokes a key at once and everywhere; empty if there is none or it is revoked already. Fails
   * with {@code Forbidden} where it is the last valid key of an administrator, however many are
   * revoked at the same time: nobody could make another one.
   */
  Mono<ApiKeyId> revoke(WorkspaceId workspace, ApiKeyId id, Actor actor);

  /** Notes that keys were used until now; the number of keys that still exist. Never empty. */
  Mono<Integer> used(WorkspaceId workspace, Set<ApiKeyId> ids);

  /**
   * A key and the user that it wants to act for.
   *
   * @param hash as stored, for a comparison in constant time
   * @param userRole the user's role; {@code MEMBER} where the user has no row yet
   * @param userDisabled whether the user may no longer do anything
   */
  record Holder(ApiKey key, SecretHash hash, Role userRole, boolean userDisabled) {
    /** What decides whether, and as whom, the key is let in. */
    public Caller caller() {
      return new Caller(
          key.workspace(),
          key.id(),
          key.name(),
          key.holder(),
          key.role(),
          key.permissions(),
          hash,
          userRole,
          userDisabled);
    }
  }

  /**
   * Of a key, and of the user that it wants to act for, what decides who asks.
   *
   * @param name the key's
   * @param holder the key's own service user
   * @param role the key's
   * @param hash as stored, for a comparison in constant time
   * @param userRole as of a {@link Holder}
   * @param userDisabled as of a {@link Holder}
   */
  record Caller(
      WorkspaceId workspace,
      ApiKeyId key,
      String name,
      User holder,
      Role role,
      Set<Permission> permissions,
      SecretHash hash,
      Role userRole,
      boolean userDisabled) {}
}
