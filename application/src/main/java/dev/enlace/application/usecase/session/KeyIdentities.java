package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.out.session.Identities;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import reactor.core.publisher.Mono;

/** Knows people by the API keys that they have been given. */
public final class KeyIdentities implements Identities {
  private final Authenticate authenticate;
  private final RefusedKeys refused;

  /** By those keys. */
  public KeyIdentities(Authenticate authenticate, RefusedKeys refused) {
    this.authenticate = authenticate;
    this.refused = refused;
  }

  @Override
  public Mono<Principal> identify(Proof proof, Origin origin) {
    return switch (proof) {
      case Proof.ApiKey(var text) -> holder(new Authenticate.Query(text, List.of(), origin));
    };
  }

  private Mono<Principal> holder(Authenticate.Query query) {
    return authenticate
        .authenticate(query)
        .onErrorResume(
            KeyIdentities::isRefusal, refusal -> refused.note(query).then(Mono.error(refusal)));
  }

  private static boolean isRefusal(Throwable trouble) {
    return trouble instanceof Failed failed && failed.failure() instanceof Unauthenticated;
  }
}
