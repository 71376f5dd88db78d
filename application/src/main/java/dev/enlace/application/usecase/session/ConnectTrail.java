package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Notes with a connect session what it makes: that is all that it may know of afterwards. */
public final class ConnectTrail {
  private final ConnectSessions sessions;

  /** In those sessions. */
  public ConnectTrail(ConnectSessions sessions) {
    this.sessions = sessions;
  }

  /** A connection by a form; nothing for whoever asks otherwise. */
  public Mono<ConnectionId> made(Principal principal, ConnectionId connection) {
    return principal.credential() instanceof Credential.Connect link
        ? sessions
            .made(principal.workspace(), link.hash(), connection)
            .switchIfEmpty(Failed.with(new Unauthenticated()))
        : Mono.just(connection);
  }

  /** A walk to a provider; nothing for whoever asks otherwise. */
  public Mono<AttemptId> began(Principal principal, AttemptId attempt) {
    return principal.credential() instanceof Credential.Connect link
        ? sessions
            .began(principal.workspace(), link.hash(), attempt)
            .switchIfEmpty(Failed.with(new Unauthenticated()))
        : Mono.just(attempt);
  }
}
