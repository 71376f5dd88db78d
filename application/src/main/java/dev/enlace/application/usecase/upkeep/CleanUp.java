package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.application.port.out.upkeep.Leftovers.Leftover;
import dev.enlace.application.usecase.upkeep.Sweep.Retention;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes what is over, on any number of replicas: the first that asks when it is due does it. What
 * is made often goes every few minutes, the rest once a day at three in the morning, UTC, or as
 * soon after that as any replica runs.
 */
public final class CleanUp {
  /** Longer than a slice takes, or to end a grant. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofMinutes(10);

  private static final List<Retention> OFTEN =
      List.of(
          new Retention(Leftover.ATTEMPTS, Duration.ofHours(1)),
          new Retention(Leftover.UNCONFIRMED_ATTEMPTS, Abandoned.AGE),
          new Retention(Leftover.RATE_LIMITS, Duration.ofMinutes(1)),
          new Retention(Leftover.CALL_BUDGETS, Duration.ofMinutes(1)),
          new Retention(Leftover.IDEMPOTENCY_KEYS, Duration.ofMinutes(1)),
          new Retention(Leftover.SESSIONS, Duration.ofHours(1)));

  private static final List<Retention> DAILY =
      List.of(
          new Retention(Leftover.EVENTS, Duration.ofDays(7)),
          new Retention(Leftover.DEAD_LETTERS, Duration.ofDays(90)),
          new Retention(Leftover.DELIVERIES, Duration.ofDays(30)),
          new Retention(Leftover.REFRESH_TALLIES, Duration.ofDays(7)));

  private final Jobs jobs;
  private final Abandoned abandoned;
  private final Sweep sweep;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** With those means. */
  public CleanUp(Jobs jobs, Abandoned abandoned, Sweep sweep, TimeOrderedIds ids, Clock clock) {
    this.jobs = jobs;
    this.abandoned = abandoned;
    this.sweep = sweep;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * How much was removed of what is due, until it is told to stop; none where another replica is at
   * it. Never empty.
   */
  public Mono<Long> run(Mono<Void> stop) {
    return Flux.concat(
            turn("clean-up:often", stop, () -> PAUSE, this::often),
            turn("clean-up:daily", stop, () -> Night.until(clock), this::daily))
        .reduce(0L, Long::sum);
  }

  private Mono<Long> turn(
      String job, Mono<Void> stop, Supplier<Duration> pause, Function<JobTurn, Mono<Long>> work) {
    return Mono.defer(() -> {
      JobTurn turn = new JobTurn(jobs, new Lease(job, ids.next()), LEASE, stop);
      return turn.begin()
          .flatMap(standing -> work.apply(turn))
          .delayUntil(removed -> turn.end(pause.get(), removed));
    });
  }

  /** Connections before their attempts, which lead to them. */
  private Mono<Long> often(JobTurn turn) {
    return abandoned.forget(turn).concatWith(each(OFTEN, turn)).reduce(0L, Long::sum);
  }

  /** Strays first: they would keep their events. */
  private Mono<Long> daily(JobTurn turn) {
    return sweep.removeStrayStreams().concatWith(each(DAILY, turn)).reduce(0L, Long::sum);
  }

  private Flux<Long> each(List<Retention> retentions, JobTurn turn) {
    return Flux.fromIterable(retentions).concatMap(old -> sweep.remove(old, turn));
  }
}
