package dev.enlace.application.usecase.health;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.PendingConfirmation;
import dev.enlace.application.port.in.connection.TestConnection;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Tries a connection for whoever may use it. */
public final class TestConnectionHandler implements TestConnection {
  private final ConnectionGate gate;
  private final Checkup checkup;

  /** Through that gate. */
  public TestConnectionHandler(ConnectionGate gate, Checkup checkup) {
    this.gate = gate;
    this.checkup = checkup;
  }

  @Override
  public Mono<Result> test(Principal principal, ConnectionId id) {
    return gate.open(principal, id, Right.USE).flatMap(this::test);
  }

  private Mono<Result> test(Opened opened) {
    if (opened.connection().state() instanceof ConnectionState.Pending) {
      // nobody may act on an account whose person has not been confirmed
      return Failed.with(new PendingConfirmation(opened.connection().id()));
    }
    return checkup.of(opened.stored(), opened.principal().actor());
  }
}
