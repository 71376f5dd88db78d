package dev.enlace.application.usecase.session;

import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.out.session.Identities;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import reactor.core.publisher.Mono;

/** Knows people by the API keys that they have been given. */
public final class KeyIdentities implements Identities {
  private final Authenticate authenticate;

  /** By those keys. */
  public KeyIdentities(Authenticate authenticate) {
    this.authenticate = authenticate;
  }

  @Override
  public Mono<Principal> identify(Proof proof, Origin origin) {
    return switch (proof) {
      case Proof.ApiKey(var text) ->
          authenticate.authenticate(new Authenticate.Query(text, List.of(), origin));
    };
  }
}
