package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;

import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.application.port.out.event.OutboxStreams.Claim;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.application.port.out.event.OutboxStreams.Stream;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A workspace in which something happens, for each of the contracts of events. */
public abstract class EventsSetting {
  static final Duration LONG = Duration.ofMinutes(1);

  final Workspace workspace = Samples.workspace();
  final WorkspaceId id = workspace.id();
  final User ana = Samples.user(id);
  final Actor actor = Samples.actor(ana);

  /** The stores under test, the same for one test. */
  protected abstract EventStores stores();

  @BeforeEach
  void makes_a_workspace() {
    makeWorkspace(workspace);
  }

  final void makeWorkspace(Workspace made) {
    answer(
        stores()
            .connections()
            .workspaces()
            .add(made, Samples.key(made.id()), Samples.hash(), actor));
  }

  final OutboxStreams streams() {
    return stores().streams();
  }

  final Destination added(Destination destination) {
    return answer(stores().destinations().add(destination, SampleEvents.secret(), actor));
  }

  final Destination webhook(String... types) {
    return added(SampleEvents.webhook(id, types));
  }

  /** A new connection, to which that many changes happen besides its creation. */
  final Connection changed(int changes) {
    Connection connection = SampleConnections.grant(id, ana);
    answer(
        stores()
            .connections()
            .connections()
            .add(
                connection,
                ConnectionsSetting.secretsOf(connection),
                Samples.change(ConnectionChange.CREATED, ana)));
    change(connection, changes);
    return connection;
  }

  final void change(Connection connection, int changes) {
    for (int i = 0; i < changes; i++) {
      answer(
          stores()
              .connections()
              .connections()
              .share(connection, Shares.NONE, Samples.change(ConnectionChange.SHARED, ana)));
    }
  }

  final List<Stream> claim(Destination destination, UUID claim) {
    return all(streams().claim(lane(destination), claim, 8, LONG));
  }

  final List<Event> events(Destination destination, Connection connection) {
    return all(streams().events(lane(destination), connection.id(), 1, Long.MAX_VALUE, 100));
  }

  static Lane lane(Destination destination) {
    return new Lane(destination.workspace(), destination.id());
  }

  static Claim held(Destination destination, Connection connection, UUID claim) {
    return new Claim(lane(destination), connection.id(), claim);
  }
}
