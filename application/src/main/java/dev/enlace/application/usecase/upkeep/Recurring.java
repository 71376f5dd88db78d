package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.failure.Failed;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Work that is done again and again, each time a pause after it was done. Whatever it waits for, no
 * thread waits with it and no other work does; trouble is logged and the next turn comes all the
 * same.
 *
 * @param name for the log
 * @param first before the first turn
 * @param pause between the end of a turn and the next
 */
public record Recurring(
    String name, Duration first, Duration pause, Supplier<? extends Mono<?>> turn) {
  private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

  /** Begins no more turns when it is told to stop; completes when the last has ended. */
  public Mono<Void> work(Mono<Void> stop) {
    return goesOn(first, stop).expand(_ -> taken().then(goesOn(pause, stop))).then();
  }

  private Mono<Void> taken() {
    return Mono.defer(turn).then().onErrorResume(this::waits);
  }

  /** Empty where it does not. */
  private static Mono<Boolean> goesOn(Duration wait, Mono<Void> stop) {
    return Mono.firstWithSignal(stop.cast(Boolean.class), Mono.delay(wait).thenReturn(true));
  }

  private Mono<Void> waits(Throwable trouble) {
    if (trouble instanceof Failed) {
      LOG.warn("{} waits for its next turn: {}", name, trouble.toString());
    } else {
      LOG.error("{} has failed and waits for its next turn", name, trouble);
    }
    return Mono.empty();
  }
}
