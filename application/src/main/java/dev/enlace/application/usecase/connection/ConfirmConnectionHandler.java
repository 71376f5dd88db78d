package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.in.connection.ConfirmConnection;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState.Pending;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Makes a pending connection usable against what its success URL carried, once. */
public final class ConfirmConnectionHandler implements ConfirmConnection {
  private final ConnectionGate gate;
  private final Connections connections;
  private final Changes changes;
  private final Clock clock;

  /** With those means. */
  public ConfirmConnectionHandler(
      ConnectionGate gate, Connections connections, Changes changes, Clock clock) {
    this.gate = gate;
    this.connections = connections;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public Mono<VisibleConnection> confirm(
      Principal principal, ConnectionId id, String confirmation) {
    return gate.open(principal, id, Right.MANAGE).flatMap(opened -> confirm(opened, confirmation));
  }

  private Mono<VisibleConnection> confirm(Opened opened, String confirmation) {
    Connection connection = opened.connection();
    if (!(connection.state() instanceof Pending pending)) {
      return Failed.with(new InvalidState(StateProblem.SPENT));
    }
    Connection active =
        connection.confirmed(pending.confirm(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    return Mono.justOrEmpty(IssuedSecret.parse(SecretKind.CONFIRMATION, confirmation))
        .flatMap(secret ->
            connections.confirm(
                active,
                secret.hash(),
                changes.of(ConnectionChange.CONFIRMED, opened.principal().actor())))
        .map(opened::shown)
        .switchIfEmpty(Failed.with(new InvalidState(StateProblem.UNKNOWN)));
  }
}
