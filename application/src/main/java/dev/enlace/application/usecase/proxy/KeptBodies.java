package dev.enlace.application.usecase.proxy;

import dev.enlace.domain.limit.Room;
import dev.enlace.domain.limit.Room.Share;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;

/** What all bodies together may cost that are kept to be sent again: all, and a workspace's. */
final class KeptBodies {
  /** In bytes. */
  static final long ROOM = 16L * 1024 * 1024;

  /** Of one workspace. */
  static final long SHARE = ROOM / 4;

  private final Room<Object> room = new Room<>();

  /** Whether there is room for so many bytes of theirs; it is taken then. */
  boolean take(WorkspaceId whose, long bytes) {
    return room.take(bytes, shares(whose)).isEmpty();
  }

  void giveBack(WorkspaceId whose, long bytes) {
    room.giveBack(bytes, shares(whose));
  }

  private static List<Share<Object>> shares(WorkspaceId whose) {
    return List.of(new Share<>(whose, SHARE), new Share<>(KeptBodies.class, ROOM));
  }
}
