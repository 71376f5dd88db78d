package dev.enlace.application.usecase.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.workspace.WorkspaceId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptBodiesTest {
  private final KeptBodies room = new KeptBodies();

  @Test
  void has_room_for_others_when_one_workspace_has_used_up_its_share() {
    WorkspaceId one = workspace(1);
    assertThat(room.take(one, KeptBodies.SHARE)).isTrue();

    assertThat(room.take(one, 1)).isFalse();
    assertThat(room.take(workspace(2), 1)).isTrue();
    room.giveBack(one, 1);
    assertThat(room.take(one, 1)).isTrue();
  }

  @Test
  void has_no_more_room_than_there_is() {
    for (int i = 0; i < KeptBodies.ROOM / KeptBodies.SHARE; i++) {
      assertThat(room.take(workspace(i), KeptBodies.SHARE)).isTrue();
    }

    assertThat(room.take(workspace(9), 1)).isFalse();
    room.giveBack(workspace(0), KeptBodies.SHARE);
    assertThat(room.take(workspace(9), KeptBodies.SHARE)).isTrue();
  }

  private static WorkspaceId workspace(int number) {
    return new WorkspaceId(new UUID(0, number));
  }
}
