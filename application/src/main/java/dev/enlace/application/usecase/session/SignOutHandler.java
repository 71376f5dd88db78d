package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.in.session.SignOut;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import reactor.core.publisher.Mono;

/** Ends the session that is asked by. */
public final class SignOutHandler implements SignOut {
  private final Sessions sessions;

  /** Over those sessions. */
  public SignOutHandler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<SessionId> signOut(Principal principal) {
    return Mono.just(principal.credential())
        .ofType(Credential.Panel.class)
        .flatMap(panel -> sessions.end(principal.workspace(), panel.hash(), principal.origin()))
        .switchIfEmpty(Failed.with(new Unauthenticated()));
  }
}
