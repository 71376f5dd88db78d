package dev.enlace.application.usecase.event;

import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Empties the outbox. Every replica runs one: what it has written itself it tells at once, and what
 * others have left lying it finds by looking now and then.
 */
public final class OutboxWorker {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

  /** Destinations that are told at the same time, each with a few connections. */
  private static final int LANES = 64;

  private static final int WRITTEN_AT_ONCE = 500;
  private static final Duration WRITTEN_WITHIN = Duration.ofMillis(10);
  private static final int WORKSPACES = 4;
  private static final int SHORTEST_LOOK_MILLIS = 1_000;
  private static final int LONGEST_LOOK_MILLIS = 2_000;

  private final OutboxStreams streams;
  private final LaneTurn laneTurn;

  /** With those means. */
  public OutboxWorker(OutboxStreams streams, LaneTurn laneTurn) {
    this.streams = streams;
    this.laneTurn = laneTurn;
  }

  /** Works until it is told to stop; completes when what was under way then is done. */
  public Mono<Void> work(Mono<Void> stop) {
    return Mono.defer(() -> {
      Lanes lanes = new Lanes();
      AtomicBoolean over = new AtomicBoolean();
      Mono<Void> finding =
          Flux.merge(left(), written())
              .takeUntilOther(stop.doFinally(end -> over.set(true)))
              .doOnNext(lanes::offer)
              .doFinally(end -> lanes.close())
              .then();
      Mono<Void> telling =
          lanes.queue().flatMap(lane -> turn(lanes, lane, over::get), LANES).then();
      return Mono.when(telling, finding);
    });
  }

  private Mono<Void> turn(Lanes lanes, Lane lane, BooleanSupplier over) {
    return over.getAsBoolean()
        ? Mono.empty()
        : laneTurn
            .take(lane, over)
            .onErrorResume(trouble -> Mono.just(later(lane.destination().toString(), trouble)))
            .doOnNext(claimed -> lanes.ended(lane, claimed > 0))
            .then();
  }

  private Flux<Lane> left() {
    int millis = ThreadLocalRandom.current().nextInt(SHORTEST_LOOK_MILLIS, LONGEST_LOOK_MILLIS + 1);
    return Flux.interval(Duration.ofMillis(millis))
        .onBackpressureDrop()
        .concatMap(look -> found("all workspaces", streams.due()), 1);
  }

  private Flux<Lane> written() {
    return streams
        .written()
        .bufferTimeout(WRITTEN_AT_ONCE, WRITTEN_WITHIN, true)
        .concatMapIterable(HashSet::new)
        .flatMap(workspace -> found(workspace.toString(), streams.due(workspace)), WORKSPACES);
  }

  private static Flux<Lane> found(String where, Flux<Lane> lanes) {
    return lanes.onErrorResume(trouble -> {
      later(where, trouble);
      return Flux.empty();
    });
  }

  private static long later(String what, Throwable trouble) {
    LOG.warn("Events wait ({}): {}", what, trouble.toString());
    return 0;
  }
}
