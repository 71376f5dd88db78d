package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A lane for each provider, so that one that hangs holds up nobody but those who wait for it. A
 * lane is as wide as few calls, begins no more of them than the provider documents, and closes
 * after a while; what it has not begun by then is put off.
 */
final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final int WIDTH = 4;

  /** How long calls are begun in a lane: its calls end long before what is held is due again. */
  private static final Duration OPEN = Duration.ofMinutes(1);

  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Function<Due, Mono<Boolean>> lookAfter;
  private final Function<Due, Mono<Boolean>> putOff;

  /** That do the one with what there is room for, and the other with what there is none for. */
  Lanes(Function<Due, Mono<Boolean>> lookAfter, Function<Due, Mono<Boolean>> putOff) {
    this.lookAfter = lookAfter;
    this.putOff = putOff;
  }

  /** How many were looked after. Goes on, whoever does not wait for it; never empty. */
  Mono<Long> run(Lane lane, List<Due> dues) {
    return Mono.fromFuture(() -> begun(lane, dues).toFuture(), true);
  }

  /** Whether nothing is under way. */
  boolean areFree() {
    return busy.isEmpty() && !closed.get();
  }

  /** Begins no more calls, for good. */
  void close() {
    closed.set(true);
  }

  private Mono<Long> begun(Lane lane, List<Due> dues) {
    if (!busy.add(lane.provider())) {
      return Flux.fromIterable(dues).concatMap(this::later).then(Mono.just(0L));
    }
    long closing = now() + OPEN.toMillis();
    return Flux.fromIterable(dues)
        .index()
        .concatMap(due -> begins(due.getT1(), lane.pace(), closing).thenReturn(due.getT2()), 1)
        .flatMap(due -> isOpen(closing) ? now(due) : later(due), WIDTH, 1)
        .filter(done -> done)
        .count()
        .doOnTerminate(() -> busy.remove(lane.provider()));
  }

  /**
   * Trouble with one keeps no other back: it is held a while longer, then anybody may try again.
   */
  private Mono<Boolean> now(Due due) {
    return Mono.defer(() -> lookAfter.apply(due))
        .onErrorResume(trouble -> {
          LOG.warn("Cannot look after {}", due.connection().id(), trouble);
          return Mono.just(false);
        });
  }

  private Mono<Boolean> later(Due due) {
    return Mono.defer(() -> putOff.apply(due))
        .thenReturn(false)
        .onErrorResume(trouble -> {
          LOG.warn("Cannot put off {}: {}", due.connection().id(), trouble.toString());
          return Mono.just(false);
        });
  }

  private Mono<Long> begins(long index, Duration pace, long closing) {
    return index == 0 || !isOpen(closing) ? Mono.just(index) : Mono.delay(pace);
  }

  private boolean isOpen(long closing) {
    return !closed.get() && now() < closing;
  }

  /** Of a stopwatch: what counts is only how long it is since. */
  private static long now() {
    return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
  }

  /**
   * Whose.
   *
   * @param pace how long to leave the provider alone between two calls
   */
  record Lane(String provider, Duration pace) {}
}
