package dev.enlace.bootstrap.upkeep;

import reactor.core.publisher.Mono;

/** What every replica does without being asked, each beside the others. */
@FunctionalInterface
interface Worker {
  /** Works until it is told to stop; completes when what was under way then is done. */
  Mono<Void> work(Mono<Void> stop);
}
