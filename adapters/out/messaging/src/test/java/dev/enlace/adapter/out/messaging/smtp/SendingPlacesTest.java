package dev.enlace.adapter.out.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendingPlacesTest {
  private final SendingPlaces places = new SendingPlaces();
  private final List<SendingPlaces.Place> taken = new ArrayList<>();
  private final WorkspaceId workspace = workspace();

  @Test
  void has_eight_for_a_connection() throws SendingPlaces.None {
    User owner = Samples.user(workspace);
    Connection slow = connection(owner);
    take(8, slow);

    assertNone(slow);
    take(8, connection(owner));
    taken.getFirst().free();
    take(1, slow);
    assertNone(slow);
  }

  @Test
  void has_forty_for_all_connections_of_one_owner() throws SendingPlaces.None {
    User owner = Samples.user(workspace);
    for (int i = 0; i < 5; i++) {
      take(8, connection(owner));
    }

    assertNone(connection(owner));
    take(8, connection(Samples.user(workspace)));
  }

  @Test
  void has_ninety_six_for_a_workspace_and_some_more_for_others() throws SendingPlaces.None {
    for (int i = 0; i < 12; i++) {
      take(8, connection(Samples.user(workspace)));
    }

    assertNone(connection(Samples.user(workspace)));
    WorkspaceId other = workspace();
    for (int i = 0; i < 4; i++) {
      take(8, SampleConnections.credentials(other, Samples.user(other)));
    }
    WorkspaceId third = workspace();
    assertNone(SampleConnections.credentials(third, Samples.user(third)));
    taken.forEach(SendingPlaces.Place::free);
    take(8, connection(Samples.user(workspace)));
  }

  private void take(int times, Connection connection) throws SendingPlaces.None {
    for (int i = 0; i < times; i++) {
      taken.add(places.take(connection));
    }
  }

  private void assertNone(Connection connection) {
    int before = taken.size();
    assertThatExceptionOfType(SendingPlaces.None.class).isThrownBy(() -> take(1, connection));
    assertThat(taken).hasSize(before);
  }

  private Connection connection(User owner) {
    return SampleConnections.credentials(workspace, owner);
  }

  private static WorkspaceId workspace() {
    return new WorkspaceId(UUID.randomUUID());
  }
}
