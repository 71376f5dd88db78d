package dev.enlace.adapter.out.postgres.rotation;

import reactor.core.publisher.Mono;

/** Rolls back what a transaction did that was somebody else's to do by then. */
final class LostLease extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LostLease() {
    super("the lease was lost", null, false, false);
  }

  static <T> Mono<T> error() {
    return Mono.error(LostLease::new);
  }
}
