package dev.enlace.application.usecase.event;

import static dev.enlace.application.contract.Answers.answer;

import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.memory.installation.EventUseCases;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Set;

/** A workspace in which things happen, and receivers that are told. */
final class Told {
  static final Principal ADMIN = Principals.admin(WorkspaceId.DEFAULT);
  private static final User ANA = User.external(WorkspaceId.DEFAULT, "ana");

  final MemoryPorts ports = new MemoryPorts();
  final EventUseCases events = new EventUseCases(ports);

  CreateWebhook.Created made(String description, String... types) {
    return answer(
        events.create.create(
            new CreateWebhook.Command(
                ADMIN,
                "https://hooks.example/" + description,
                new EventFilter(Set.of(types)),
                description)));
  }

  Destination webhook(String description, String... types) {
    return made(description, types).webhook();
  }

  /** A new connection, to which that many changes happen besides its creation. */
  Connection changed(int changes) {
    Connection connection = SampleConnections.grant(WorkspaceId.DEFAULT, ANA);
    answer(
        ports.connections.add(
            connection,
            Samples.sealed(1, Material.ACCESS_TOKEN),
            Samples.change(ConnectionChange.CREATED, ANA)));
    change(connection, changes);
    return connection;
  }

  void change(Connection connection, int changes) {
    for (int i = 0; i < changes; i++) {
      change(connection, ConnectionChange.SHARED);
    }
  }

  void change(Connection connection, ConnectionChange what) {
    answer(ports.connections.share(connection, Shares.NONE, Samples.change(what, ANA)));
  }

  /** Lets a destination have turns until there is nothing to do. */
  void tell(Destination destination) {
    long claimed;
    do {
      claimed = answer(events.laneTurn.take(lane(destination), () -> false));
    } while (claimed > 0);
  }

  Destination read(Destination destination) {
    return answer(events.read.read(ADMIN, destination.id()));
  }

  static Lane lane(Destination destination) {
    return new Lane(destination.workspace(), destination.id());
  }
}
