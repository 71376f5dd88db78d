package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.application.usecase.health.Checkup;
import dev.enlace.domain.connection.Connection;
import reactor.core.publisher.Mono;

/** Tries connections against the real server, for nobody in particular. */
final class Trials {
  private final Connections connections;
  private final Checkup checkup;

  Trials(Connections connections, Checkup checkup) {
    this.connections = connections;
    this.checkup = checkup;
  }

  /** Empty if it is gone. */
  Mono<Result> tried(Connection connection) {
    return found(connection).flatMap(stored -> checkup.of(stored, null));
  }

  /** As it stands; empty if it is gone. */
  Mono<Stored> found(Connection connection) {
    return connections.find(
        connection.id(), new Viewer(connection.workspace(), connection.owner().id(), false));
  }
}
