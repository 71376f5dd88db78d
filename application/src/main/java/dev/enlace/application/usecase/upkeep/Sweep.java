package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.upkeep.Leftovers;
import dev.enlace.application.port.out.upkeep.Leftovers.Leftover;
import dev.enlace.application.port.out.upkeep.Leftovers.Slice;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Removes what is old, slice by slice, for as long as the turn goes on. */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Leftovers leftovers;

  /** Of those. */
  public Sweep(Leftovers leftovers) {
    this.leftovers = leftovers;
  }

  /** How many were removed; trouble with these keeps no others. Never empty. */
  Mono<Long> remove(Retention old, JobTurn turn) {
    return slice(old, turn, Instant.EPOCH)
        .expand(done -> slice(old, turn, done.through()))
        .map(Slice::removed)
        .reduce(0L, Long::sum)
        .onErrorResume(trouble -> {
          LOG.warn("Cannot remove old {}", old.what(), trouble);
          return Mono.just(0L);
        });
  }

  /** How many streams were told to nobody any more. Never empty. */
  Mono<Long> removeStrayStreams() {
    return leftovers
        .removeStrayStreams()
        .onErrorResume(trouble -> {
          LOG.warn("Cannot remove stray streams", trouble);
          return Mono.just(0L);
        });
  }

  private Mono<Slice> slice(Retention old, JobTurn turn, Instant after) {
    return turn.goesOn().flatMap(held -> leftovers.remove(old.what(), old.age(), after));
  }

  /** How long what is kept. */
  record Retention(Leftover what, Duration age) {}
}
