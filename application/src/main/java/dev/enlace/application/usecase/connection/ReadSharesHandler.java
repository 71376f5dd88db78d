package dev.enlace.application.usecase.connection;

import dev.enlace.application.port.in.connection.ReadShares;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows shares to whoever manages the connection. */
public final class ReadSharesHandler implements ReadShares {
  private final ConnectionGate gate;
  private final Connections connections;

  /** With those means. */
  public ReadSharesHandler(ConnectionGate gate, Connections connections) {
    this.gate = gate;
    this.connections = connections;
  }

  @Override
  public Mono<Shares> read(Principal principal, ConnectionId id) {
    return gate.open(principal, id, Right.MANAGE)
        .flatMap(opened -> connections.shares(opened.connection()));
  }
}
