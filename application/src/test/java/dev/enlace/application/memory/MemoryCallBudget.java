package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.connection.ConnectionId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** One replica's budget in memory, in real time. */
public final class MemoryCallBudget implements CallBudget {
  private final Map<ConnectionId, ArrayDeque<Waiting>> queues = new LinkedHashMap<>();
  private final Map<String, List<Place>> places = new HashMap<>();
  private final Map<String, Long> blocked = new HashMap<>();
  private final Duration patience;
  private final Duration lease;

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
  public Mono<Turn> turn(ConnectionId asker, List<Meter> meters) {
    return Mono.<Turn>create(sink -> wait(new Waiting(asker, meters, sink)))
        .doOnDiscard(Given.class, Given::unused);
  }

  private synchronized void wait(Waiting waiting) {
    queues.computeIfAbsent(waiting.asker, _ -> new ArrayDeque<>()).add(waiting);
    waiting.sink.onDispose(() -> leave(waiting));
    later(patience, () -> refuse(waiting, patience));
    serve();
  }

  private synchronized void leave(Waiting waiting) {
    ArrayDeque<Waiting> queue = queues.get(waiting.asker);
    if (queue != null && queue.remove(waiting) && queue.isEmpty()) {
      queues.remove(waiting.asker);
    }
  }

  private synchronized void refuse(Waiting waiting, Duration after) {
    ArrayDeque<Waiting> queue = queues.get(waiting.asker);
    if (queue != null && queue.contains(waiting)) {
      leave(waiting);
      RateLimited failure = new RateLimited(waiting.meters.getFirst().told(), after);
      waiting.sink.error(new Failed(failure));
    }
  }

  private synchronized void serve() {
    for (boolean given = true; given; ) {
      given = false;
      for (ConnectionId asker : List.copyOf(queues.keySet())) {
        ArrayDeque<Waiting> queue = queues.get(asker);
        Waiting first = queue == null ? null : queue.peek();
        if (first != null && serve(first)) {
          given = true;
        }
      }
    }
  }

  private boolean serve(Waiting waiting) {
    long now = System.nanoTime();
    for (Meter meter : waiting.meters) {
      long wait = blocked.getOrDefault(meter.key(), now) - now;
      if (wait > patience.toNanos()) {
        refuse(waiting, Duration.ofNanos(wait));
        return true;
      }
      if (wait > 0 || taken(meter, now).size() >= meter.limit().requests()) {
        return false;
      }
    }
    leave(waiting);
    ArrayDeque<Waiting> rest = queues.remove(waiting.asker);
    if (rest != null) {
      queues.put(waiting.asker, rest);
    }
    Given turn = new Given(waiting.meters);
    waiting.meters.forEach(meter -> taken(meter, now).add(new Place(turn, now + lease.toNanos())));
    later(lease, this::serve);
    waiting.sink.success(turn);
    return true;
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

  private record Waiting(ConnectionId asker, List<Meter> meters, MonoSink<Turn> sink) {}

  private final class Given implements Turn {
    private final List<Meter> meters;
    private boolean over;

    Given(List<Meter> meters) {
      this.meters = meters;
    }

    @Override
    public void done(@Nullable Duration penalty) {
      synchronized (MemoryCallBudget.this) {
        if (over) {
          return;
        }
        over = true;
        long now = System.nanoTime();
        meters.forEach(meter -> keepFor(meter, meter.limit().per(), now));
        if (penalty != null && !meters.isEmpty()) {
          blocked.merge(meters.getFirst().key(), now + penalty.toNanos(), Math::max);
          later(penalty, MemoryCallBudget.this::serve);
        }
        serve();
      }
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
