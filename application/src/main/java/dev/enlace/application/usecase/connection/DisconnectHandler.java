package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.port.in.connection.Disconnect;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Forgets a connection and then ends its grant upstream. In this order: of two connections on one
 * account that go at the same time, the second sees that it is the last and ends the grant.
 */
public final class DisconnectHandler implements Disconnect {
  private final ConnectionGate gate;
  private final Connections connections;
  private final ConnectionSecrets secrets;
  private final UpstreamGrants upstream;
  private final Changes changes;

  /** With those means. */
  public DisconnectHandler(
      ConnectionGate gate,
      Connections connections,
      ConnectionSecrets secrets,
      UpstreamGrants upstream,
      Changes changes) {
    this.gate = gate;
    this.connections = connections;
    this.secrets = secrets;
    this.upstream = upstream;
    this.changes = changes;
  }

  @Override
  public Mono<Disconnected> disconnect(Principal principal, ConnectionId id) {
    return gate.open(principal, id, Right.MANAGE)
        .flatMap(
            opened -> secrets.openOrNone(opened.stored()).flatMap(tokens -> end(opened, tokens)));
  }

  private Mono<Disconnected> end(Opened opened, Map<String, Secret> tokens) {
    ConnectionId id = opened.connection().id();
    Mono<Disconnected> ending =
        connections
            .remove(
                opened.connection(),
                changes.of(ConnectionChange.DELETED, opened.principal().actor()))
            .switchIfEmpty(Failed.with(new ConnectionNotFound(id)))
            .then(Mono.defer(() -> upstream.end(opened.connection(), tokens)))
            .map(outcome -> new Disconnected(id, outcome));
    // whoever hangs up now must not leave a grant alive whose tokens nobody has any more
    return Mono.fromFuture(ending.toFuture(), true);
  }
}
