package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.FinishConnectSession;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Ends a session. Only now is there a confirmation, which goes straight to the application's own
 * address: it stood in no address of ours, where a script or a log could have seen it.
 */
public final class FinishConnectSessionHandler implements FinishConnectSession {
  private final Connections connections;
  private final ConnectSessions sessions;
  private final Entropy entropy;

  /** With those means. */
  public FinishConnectSessionHandler(
      Connections connections, ConnectSessions sessions, Entropy entropy) {
    this.connections = connections;
    this.sessions = sessions;
    this.entropy = entropy;
  }

  @Override
  public Mono<Finished> finish(ConnectSession session, @Nullable ConnectionId connection) {
    return connection == null ? cancel(session) : finishWith(session, connection);
  }

  private Mono<Finished> cancel(ConnectSession session) {
    Principal principal = session.principal();
    return Mono.just(principal.credential())
        .ofType(Credential.Connect.class)
        .flatMap(link -> sessions.cancel(principal.workspace(), link.hash()))
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .map(ended -> new Finished(session.successUrl(), null, null));
  }

  private Mono<Finished> finishWith(ConnectSession session, ConnectionId connection) {
    Principal principal = session.principal();
    return Mono.just(connection)
        .filter(asked -> principal.mayKnow(asked.value()))
        .flatMap(known -> connections.find(known, Viewer.of(principal)))
        .switchIfEmpty(Failed.with(new ConnectionNotFound(connection)))
        .flatMap(stored -> finish(session, stored));
  }

  private Mono<Finished> finish(ConnectSession session, Stored stored) {
    Principal principal = session.principal();
    ConnectionId connection = stored.connection().id();
    IssuedSecret confirmation =
        IssuedSecret.issue(
            SecretKind.CONFIRMATION,
            principal.workspace(),
            entropy.bytes(IssuedSecret.RANDOM_BYTES));
    boolean pending = stored.connection().state() instanceof ConnectionState.Pending;
    return Mono.just(principal.credential())
        .ofType(Credential.Connect.class)
        .flatMap(link ->
            sessions.finish(principal.workspace(), link.hash(), connection, confirmation.hash()))
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .map(ended ->
            new Finished(session.successUrl(), connection, pending ? confirmation.text() : null));
  }
}
