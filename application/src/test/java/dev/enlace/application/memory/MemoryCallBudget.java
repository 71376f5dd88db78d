package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** One replica's budget in memory, in real time. */
public final class MemoryCallBudget implements CallBudget {
  private final List<Waiting> queue = new ArrayList<>();
  private final Map<String, Long> served = new HashMap<>();
  private final Map<String, List<Place>> places = new HashMap<>();
  private final Map<String, Map<String, Long>> shutOut = new HashMap<>();
  private final Duration patience;
  private final Duration lease;
  private long turns;

  /** As patient as the real one. */
  public MemoryCallBudget() {
    this(PATIENCE, LEASE);
  }

  /** With other times. */
  public MemoryCallBudget(Duration patience, Duration lease) {
    this.patience = patience;
    this.lease = lease;
  }

  @Override
  public Mono<Turn> turn(Asker asker, List<Meter> meters) {
    return Mono.<Turn>create(sink -> wait(new Waiting(asker, meters, sink)))
        .doOnDiscard(Given.class, Given::unused);
  }

  private synchronized void wait(Waiting waiting) {
    queue.add(waiting);
    waiting.sink.onDispose(() -> leave(waiting));
    later(patience, () -> refuse(waiting, patience));
    makeRoom(waiting);
    serve();
  }

  /** The last of the connection goes that has most of them waiting, or whoever came last. */
  private void makeRoom(Waiting waiting) {
    if (waiting.meters.isEmpty()) {
      return;
    }
    List<Waiting> own =
        queue.stream()
            .filter(each -> each.workspace().equals(waiting.workspace()))
            .filter(each -> each.meters.getFirst().equals(waiting.meters.getFirst()))
            .toList();
    Meter narrowest = waiting.meters.getFirst();
    long longest =
        Math.max(patience.dividedBy(narrowest.limit().pace()), narrowest.limit().requests());
    if (own.size() > longest) {
      Map<String, List<Waiting>> lanes = own.stream().collect(Collectors.groupingBy(Waiting::lane));
      long most = lanes.values().stream().mapToLong(List::size).max().orElse(0);
      List<Waiting> unlucky =
          lanes.getOrDefault(waiting.lane(), List.of()).size() == most
              ? List.of(waiting)
              : lanes.values().stream().filter(lane -> lane.size() == most).findAny().orElseThrow();
      refuse(unlucky.getLast(), patience);
    }
  }

  private synchronized void leave(Waiting waiting) {
    queue.remove(waiting);
  }

  private synchronized void refuse(Waiting waiting, Duration after) {
    if (queue.remove(waiting)) {
      RateLimited failure = new RateLimited(waiting.meters.getFirst().told(), after);
      waiting.sink.error(new Failed(failure));
    }
  }

  /** Whoever has waited longest since its workspace, and then its connection, had a turn. */
  private synchronized void serve() {
    Comparator<Waiting> inTurn =
        Comparator.comparingLong((Waiting each) -> served(each.workspace()))
            .thenComparingLong(each -> served(each.lane()));
    boolean more = true;
    while (more) {
      more = queue.stream().sorted(inTurn).toList().stream().anyMatch(this::serve);
    }
  }

  private long served(String who) {
    return served.getOrDefault(who, 0L);
  }

  private boolean serve(Waiting waiting) {
    long now = System.nanoTime();
    for (Meter meter : waiting.meters) {
      long wait = wait(waiting.asker, meter, now);
      if (wait > patience.toNanos()) {
        refuse(waiting, Duration.ofNanos(wait));
        return true;
      }
      if (wait > 0 || taken(meter, now).size() >= meter.limit().requests()) {
        return false;
      }
    }
    leave(waiting);
    turns++;
    served.put(waiting.workspace(), turns);
    served.put(waiting.lane(), turns);
    Given turn = new Given(waiting.asker, waiting.meters);
    waiting.meters.forEach(meter -> taken(meter, now).add(new Place(turn, now + lease.toNanos())));
    later(lease, this::serve);
    waiting.sink.success(turn);
    return true;
  }

  /** How long it has to stay away. */
  private long wait(Asker asker, Meter meter, long now) {
    Map<String, Long> all = shutOut.getOrDefault(meter.key(), Map.of());
    return Stream.of("all", "account " + asker.account(), "workspace " + asker.workspace())
        .mapToLong(who -> all.getOrDefault(who, now) - now)
        .max()
        .orElse(0);
  }

  private List<Place> taken(Meter meter, long now) {
    List<Place> all = places.computeIfAbsent(meter.key(), _ -> new ArrayList<>());
    all.removeIf(place -> place.until - now <= 0);
    return all;
  }

  private void later(Duration delay, Runnable what) {
    Schedulers.parallel().schedule(what, delay.toMillis() + 1, TimeUnit.MILLISECONDS);
  }

  private record Place(Turn turn, long until) {}

  private record Waiting(Asker asker, List<Meter> meters, MonoSink<Turn> sink) {
    String workspace() {
      return asker.workspace();
    }

    String lane() {
      return asker.workspace() + " " + asker.connection();
    }
  }

  private final class Given implements Turn {
    private final Asker asker;
    private final List<Meter> meters;
    private boolean over;

    Given(Asker asker, List<Meter> meters) {
      this.asker = asker;
      this.meters = meters;
    }

    @Override
    public void done(Ending ending) {
      synchronized (MemoryCallBudget.this) {
        if (over) {
          return;
        }
        over = true;
        long now = System.nanoTime();
        meters.forEach(meter -> keepFor(meter, meter.limit().per(), now));
        if (ending.kind() == Ending.Kind.TOO_OFTEN) {
          meters.stream()
              .filter(meter -> !meter.ours())
              .findFirst()
              .ifPresent(meter -> shutOut(meter, ending, now));
        }
        serve();
      }
    }

    private void shutOut(Meter meter, Ending ending, long now) {
      Duration penalty = meter.penalty(ending.retryAfter());
      Duration others = meter.documentedPenalty();
      Map<String, Long> all = shutOut.computeIfAbsent(meter.key(), _ -> new HashMap<>());
      String own = "workspace " + asker.workspace();
      boolean another =
          all.entrySet().stream()
              .filter(each -> each.getKey().startsWith("workspace ") && !each.getKey().equals(own))
              .anyMatch(each -> each.getValue() - now > -others.toNanos());
      all.merge("account " + asker.account(), now + penalty.toNanos(), Math::max);
      all.merge(own, now + others.toNanos(), Math::max);
      if (another) {
        all.merge("all", now + others.toNanos(), Math::max);
      }
      later(penalty, MemoryCallBudget.this::serve);
      later(others, MemoryCallBudget.this::serve);
    }

    private void unused() {
      synchronized (MemoryCallBudget.this) {
        over = true;
        meters.forEach(meter -> keepFor(meter, Duration.ZERO, System.nanoTime()));
        serve();
      }
    }

    private void keepFor(Meter meter, Duration time, long now) {
      Iterator<Place> all = taken(meter, now).iterator();
      while (all.hasNext()) {
        if (all.next().turn == this) {
          all.remove();
          taken(meter, now).add(new Place(this, now + time.toNanos()));
          later(time, MemoryCallBudget.this::serve);
          return;
        }
      }
    }
  }
}
