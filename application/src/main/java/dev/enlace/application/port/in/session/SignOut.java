package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import reactor.core.publisher.Mono;

/** Ends the session of the panel that the principal asks by, at once on every replica. */
public interface SignOut {
  /** Never empty. Fails with {@code Unauthenticated} where it has ended already. */
  Mono<SessionId> signOut(Principal principal);
}
