package dev.enlace.application.port.in.access;

import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Ends an API key at once, on every replica. */
public interface RevokeApiKey {
  /** Never empty; fails with {@code NotFound}, also for a key that is revoked already. */
  Mono<ApiKeyId> revoke(Principal principal, ApiKeyId id);
}
