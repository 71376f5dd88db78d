package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.access.RevokeApiKey;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Revokes a key of the principal's workspace. */
public final class RevokeApiKeyHandler implements RevokeApiKey {
  private final ApiKeys keys;

  /** Over those keys. */
  public RevokeApiKeyHandler(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Mono<ApiKeyId> revoke(Principal principal, ApiKeyId id) {
    return keys.revoke(principal.workspace(), id, principal.actor())
        .switchIfEmpty(Failed.with(new NotFound("api-key", id.toString())));
  }
}
