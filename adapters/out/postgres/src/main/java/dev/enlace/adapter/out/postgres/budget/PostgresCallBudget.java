package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Turns by the database's clock. Who waits stands in this replica's memory: a queue for each
 * narrowest limit, which is forgotten as soon as nobody is in it.
 */
public final class PostgresCallBudget implements CallBudget {
  private final Map<String, FairQueue> queues = new ConcurrentHashMap<>();
  private final Duration patience;
  private final Claims claims;

  /** In that database. */
  public PostgresCallBudget(Database database) {
    this(database, PATIENCE, LEASE);
  }

  PostgresCallBudget(Database database, Duration patience, Duration lease) {
    this.patience = patience;
    this.claims = new Claims(new Places(database, lease));
  }

  @Override
  public Mono<Turn> turn(Asker asker, List<Meter> meters) {
    if (meters.isEmpty()) {
      return Mono.just(ending -> {});
    }
    List<Allowance> allowances = meters.stream().map(Allowance::of).toList();
    String name = meters.getFirst().key();
    return Mono.<Turn>create(sink -> join(name, asker, allowances, sink))
        .doOnDiscard(GivenTurn.class, GivenTurn::unused);
  }

  private void join(String name, Asker asker, List<Allowance> allowances, MonoSink<Turn> sink) {
    Waiter waiter = new Waiter(asker, allowances, System.nanoTime() + patience.toNanos(), sink);
    FairQueue queue = queues.compute(name, (_, there) -> joined(name, there));
    Disposable alarm =
        Schedulers.parallel()
            .schedule(() -> queue.giveUp(waiter), patience.toMillis(), TimeUnit.MILLISECONDS);
    sink.onDispose(() -> {
      alarm.dispose();
      queue.leave(waiter);
    });
    queue.join(waiter, longest(allowances.getFirst()));
  }

  /** Within the map's lock: a queue that somebody is about to join is not forgotten meanwhile. */
  private FairQueue joined(String name, @Nullable FairQueue there) {
    FairQueue queue = there == null ? new FairQueue(claims, () -> forget(name)) : there;
    queue.expect();
    return queue;
  }

  private void forget(String name) {
    queues.computeIfPresent(name, (_, there) -> there.isIdle() ? null : there);
  }

  /**
   * As many of a workspace as could have their turns before the first of them gave up, if nobody
   * else asked.
   */
  private int longest(Allowance narrowest) {
    return Math.clamp(patience.dividedBy(narrowest.pace()), narrowest.places(), 10_000);
  }
}
