package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.domain.connection.ConnectionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, a lane for each connection; the lanes take turns. Not safe for use by several threads.
 */
final class Lanes {
  private final Map<ConnectionId, Lane> lanes = new LinkedHashMap<>();

  boolean isEmpty() {
    return lanes.isEmpty();
  }

  int waiting() {
    return lanes.values().stream().mapToInt(lane -> lane.waiters.size()).sum();
  }

  /** How many wait in the same lane. */
  int waiting(ConnectionId asker) {
    Lane lane = lanes.get(asker);
    return lane == null ? 0 : lane.waiters.size();
  }

  void add(Waiter waiter) {
    lanes.computeIfAbsent(waiter.asker(), _ -> new Lane()).waiters.add(waiter);
  }

  /** Whether it was still there. */
  boolean remove(Waiter waiter) {
    Lane lane = lanes.get(waiter.asker());
    if (lane == null || !lane.waiters.remove(waiter)) {
      return false;
    }
    if (lane.waiters.isEmpty()) {
      lanes.remove(waiter.asker());
    }
    return true;
  }

  List<Waiter> all() {
    List<Waiter> all = new ArrayList<>();
    lanes.values().forEach(lane -> all.addAll(lane.waiters));
    return all;
  }

  /** The first of the lane whose turn it is; null where all lanes are held back. */
  @Nullable Waiter next(long now) {
    for (Lane lane : lanes.values()) {
      if (lane.heldUntil - now <= 0) {
        return lane.waiters.getFirst();
      }
    }
    return null;
  }

  /**
   * The lane had its turn and goes to the end. One that asked in vain keeps its place: else two
   * that ask by turns, when every other question is in vain, would serve the same one for ever.
   */
  void served(ConnectionId asker) {
    Lane lane = lanes.remove(asker);
    if (lane != null) {
      lanes.put(asker, lane);
    }
  }

  /** Holds one lane back, to which a limit applies that is none of the others'. */
  void hold(ConnectionId asker, long until) {
    Lane lane = lanes.get(asker);
    if (lane != null) {
      lane.heldUntil = until;
    }
  }

  /** When the first of the lanes that are held back may go on. */
  long earliest(long now) {
    return now + lanes.values().stream().mapToLong(lane -> lane.heldUntil - now).min().orElse(0);
  }

  /** Those of one connection. */
  private static final class Lane {
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private long heldUntil = System.nanoTime();
  }
}
