package dev.enlace.application.port.out.session;

import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import reactor.core.publisher.Mono;

/** Knows people by what they sign in with. */
public interface Identities {
  /** Whose it is; never empty, fails with {@code Unauthenticated} where it is nobody's. */
  Mono<Principal> identify(Proof proof, Origin origin);

  /** What somebody may sign in with. */
  sealed interface Proof {
    /** An API key of the workspace. */
    record ApiKey(Secret text) implements Proof {}
  }
}
