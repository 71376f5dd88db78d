package dev.enlace.application.port.in.access;

import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes an API key of the principal's workspace. */
public interface IssueApiKey {
  /**
   * Never empty. Fails with {@code Forbidden} where the key would have a permission or a role that
   * its maker lacks, {@code ValidationFailed}.
   */
  Mono<Issued> issue(Command command);

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
