package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.application.port.out.upstream.Asker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, by workspace and in it by connection. The workspaces take turns, and so do the lanes
 * of each: more connections make no more turns. Not safe for use by several threads.
 */
final class Lanes {
  private final Map<String, Map<String, Lane>> workspaces = new LinkedHashMap<>();

  boolean isEmpty() {
    return workspaces.isEmpty();
  }

  int waiting() {
    return workspaces.values().stream().mapToInt(Lanes::waiting).sum();
  }

  /** How many of the same workspace wait. */
  private int waiting(Asker asker) {
    return waiting(of(asker));
  }

  private static int waiting(Map<String, Lane> lanes) {
    return lanes.values().stream().mapToInt(lane -> lane.waiters.size()).sum();
  }

  /**
   * Lets one wait, and says who is to go for it: where so many of its workspace wait already, the
   * last of the longest lane, or itself where it would make its own as long. Null: nobody.
   */
  @Nullable Waiter add(Waiter waiter, int longest) {
    Waiter unlucky = waiting(waiter.asker()) < longest ? null : last(waiter);
    if (unlucky != null) {
      remove(unlucky);
    }
    if (!waiter.equals(unlucky)) {
      workspaces
          .computeIfAbsent(waiter.asker().workspace(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(waiter.asker().connection(), _ -> new Lane())
          .waiters
          .add(waiter);
    }
    return unlucky;
  }

  private Waiter last(Waiter newest) {
    Map<String, Lane> lanes = of(newest.asker());
    Lane own = lanes.get(newest.asker().connection());
    int after = own == null ? 1 : own.waiters.size() + 1;
    return lanes.values().stream()
        .max(Comparator.comparingInt(lane -> lane.waiters.size()))
        .filter(longest -> longest.waiters.size() > after)
        .map(longest -> longest.waiters.getLast())
        .orElse(newest);
  }

  /** Whether it was still there. */
  boolean remove(Waiter waiter) {
    Asker asker = waiter.asker();
    Map<String, Lane> lanes = of(asker);
    Lane lane = lanes.get(asker.connection());
    if (lane == null || !lane.waiters.remove(waiter)) {
      return false;
    }
    if (lane.waiters.isEmpty()) {
      lanes.remove(asker.connection());
    }
    if (lanes.isEmpty()) {
      workspaces.remove(asker.workspace());
    }
    return true;
  }

  /**
   * Takes out those who will not wait that long.
   *
   * @param asker of whose lane; null: of all
   */
  List<Waiter> removeImpatient(@Nullable Asker asker, Duration wait, long now) {
    List<Waiter> impatient =
        all().stream()
            .filter(waiter -> asker == null || waiter.isOf(asker))
            .filter(waiter -> !waiter.isPatientFor(wait, now))
            .toList();
    impatient.forEach(this::remove);
    return impatient;
  }

  List<Waiter> all() {
    List<Waiter> all = new ArrayList<>();
    lanes().forEach(lane -> all.addAll(lane.waiters));
    return all;
  }

  /** The first of the lane whose turn it is; null where all lanes are held back. */
  @Nullable Waiter next(long now) {
    for (Lane lane : lanes()) {
      if (lane.heldUntil - now <= 0) {
        return lane.waiters.getFirst();
      }
    }
    return null;
  }

  /**
   * The lane had its turn and goes to the end, and so does its workspace. One that asked in vain
   * for what nobody gets keeps its place: else two that ask by turns, when every other question is
   * in vain, would serve the same one for ever.
   */
  void served(Asker asker) {
    Map<String, Lane> lanes = workspaces.remove(asker.workspace());
    if (lanes != null) {
      Lane lane = lanes.remove(asker.connection());
      if (lane != null) {
        lanes.put(asker.connection(), lane);
      }
      workspaces.put(asker.workspace(), lanes);
    }
  }

  /**
   * Holds one lane back, to which a limit applies that is none of the others'. That was its turn:
   * else a workspace of which every lane is refused, and asks again while the next one is, would
   * keep the others from ever asking.
   */
  void holdBack(Asker asker, long until) {
    Lane lane = of(asker).get(asker.connection());
    if (lane != null) {
      lane.heldUntil = until;
    }
    served(asker);
  }

  /** When the first of the lanes that are held back may go on. */
  long earliest(long now) {
    return now + lanes().stream().mapToLong(lane -> lane.heldUntil - now).min().orElse(0);
  }

  private Map<String, Lane> of(Asker asker) {
    return workspaces.getOrDefault(asker.workspace(), Map.of());
  }

  private Collection<Lane> lanes() {
    return workspaces.values().stream().flatMap(lanes -> lanes.values().stream()).toList();
  }

  /** Those of one connection. */
  private static final class Lane {
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private long heldUntil = System.nanoTime();
  }
}
