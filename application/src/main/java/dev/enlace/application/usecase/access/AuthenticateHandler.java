package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Knows API keys by their hashes, in one read. */
public final class AuthenticateHandler implements Authenticate {
  private final ApiKeys keys;
  private final KeyUses uses;

  /** Over those keys. */
  public AuthenticateHandler(ApiKeys keys, KeyUses uses) {
    this.keys = keys;
    this.uses = uses;
  }

  @Override
  public Mono<Principal> authenticate(Query query) {
    Presented presented = Presented.of(query);
    return keys.find(presented.workspace(), presented.hash(), presented.user())
        .map(ApiKeys.Holder::caller)
        .filter(presented::isOf)
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .doOnNext(uses::note)
        .map(presented::principal);
  }
}
