package dev.enlace.application.usecase.connection;

import dev.enlace.application.port.in.connection.ReadConnection;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows a connection to whoever may see it. */
public final class ReadConnectionHandler implements ReadConnection {
  private final ConnectionGate gate;

  /** Through that gate. */
  public ReadConnectionHandler(ConnectionGate gate) {
    this.gate = gate;
  }

  @Override
  public Mono<VisibleConnection> read(Principal principal, ConnectionId id) {
    return gate.see(principal, id).map(opened -> opened.shown(opened.connection()));
  }
}
