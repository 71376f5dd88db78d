package dev.enlace.application.usecase.proxy;

import dev.enlace.domain.workspace.WorkspaceId;
import java.util.HashMap;
import java.util.Map;

/** What all bodies together may cost that are kept to be sent again: all, and a workspace's. */
final class KeptBodies {
  /** In bytes. */
  static final long ROOM = 16L * 1024 * 1024;

  /** Of one workspace. */
  static final long SHARE = ROOM / 4;

  private final Map<WorkspaceId, Long> shares = new HashMap<>();

  /** Whether there is room for so many bytes of theirs; it is taken then. */
  synchronized boolean take(WorkspaceId whose, long bytes) {
    long share = shares.getOrDefault(whose, 0L) + bytes;
    if (share > SHARE || taken() + bytes > ROOM) {
      return false;
    }
    shares.put(whose, share);
    return true;
  }

  synchronized void giveBack(WorkspaceId whose, long bytes) {
    shares.computeIfPresent(whose, (_, share) -> share == bytes ? null : share - bytes);
  }

  private long taken() {
    return shares.values().stream().mapToLong(Long::longValue).sum();
  }
}
