package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.application.port.out.upkeep.Jobs.Standing;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * A turn at a job, for as long as the lease is held and nobody tells to stop: then it ends with the
 * piece that is under way, and another replica may go on at once.
 *
 * @param length of the lease: more than a piece of the work takes
 */
record JobTurn(Jobs jobs, Lease lease, Duration length, Mono<Void> stop) {
  /** Empty where it is not due, another replica is at it, or nothing is begun any more. */
  Mono<Standing> begin() {
    return Mono.firstWithSignal(stop.thenReturn(false), Mono.just(true))
        .filter(begins -> begins)
        .flatMap(begins -> jobs.claim(lease, length));
  }

  /** Before each piece; prolongs the lease. Empty where the turn is over. */
  Mono<Boolean> goesOn() {
    return Mono.firstWithSignal(stop.cast(Boolean.class), jobs.renew(lease, length))
        .filter(held -> held);
  }

  /** Gives the lease back, for that long where all was done. */
  Mono<Boolean> end(Duration pause, long removed) {
    return Mono.firstWithSignal(stop.thenReturn(Duration.ZERO), Mono.just(pause))
        .flatMap(
            wait -> jobs.finish(lease, wait, new Standing(Map.of(), Map.of("removed", removed))));
  }
}
