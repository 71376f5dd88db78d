package dev.enlace.application.port.in.access;

import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Ends an API key at once, on every replica. */
public interface RevokeApiKey {
  /**
   * Never empty; fails with {@code NotFound}, also for a key that is revoked already, and with
   * {@code Forbidden} for the workspace's last administrator and for one of the instance where the
   * principal is none.
   */
  Mono<ApiKeyId> revoke(Principal principal, ApiKeyId id);
}
