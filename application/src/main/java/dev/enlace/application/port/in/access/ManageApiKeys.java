package dev.enlace.application.port.in.access;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** API keys of the principal's workspace; for its administrators. */
public interface ManageApiKeys {
  /**
   * Makes a key. Never empty; fails with {@code Forbidden} where it would have a permission that
   * its maker lacks, {@code ValidationFailed}.
   */
  Mono<Issued> issue(Command command);

  /** Keys by id, revoked ones too. Never empty. */
  Mono<Page<ApiKey>> list(Principal principal, @Nullable ApiKeyId after, int limit);

  /** Ends a key at once. Never empty; fails with {@code NotFound}. */
  Mono<ApiKeyId> revoke(Principal principal, ApiKeyId id);

  /**
   * What the key may do.
   *
   * @param expiresAt null: never
   */
  record Command(
      Principal principal,
      String name,
      Role role,
      Set<Permission> permissions,
      @Nullable Instant expiresAt) {}

  /** A new key, whose text is shown this once. */
  record Issued(ApiKey key, Secret text) {}
}
