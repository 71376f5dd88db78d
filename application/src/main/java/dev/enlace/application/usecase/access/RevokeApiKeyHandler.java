package dev.enlace.application.usecase.access;

import static dev.enlace.domain.principal.Permission.INSTANCE_ADMIN;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.access.RevokeApiKey;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.domain.principal.ApiKey;
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
    return keys.read(principal.workspace(), id)
        .flatMap(key -> revoke(principal, key))
        .switchIfEmpty(Failed.with(new NotFound("api-key", id.toString())));
  }

  private Mono<ApiKeyId> revoke(Principal principal, ApiKey key) {
    return key.permissions().contains(INSTANCE_ADMIN) && !principal.may(INSTANCE_ADMIN)
        ? Failed.with(new Forbidden("permission_above_own"))
        : keys.revoke(principal.workspace(), key.id(), principal.actor());
  }
}
