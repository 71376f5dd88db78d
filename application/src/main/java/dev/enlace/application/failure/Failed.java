package dev.enlace.application.failure;

import java.util.Objects;
import reactor.core.publisher.Mono;

/** Carries a {@link Failure} through a reactive chain; no stack trace, since it is no bug. */
public final class Failed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Wraps a failure; the message names ids, never values. */
  public Failed(Failure failure) {
    super(Objects.requireNonNull(failure, "failure").toString(), null, false, false);
    this.failure = failure;
  }

  /** A lazy error with that failure. */
  public static <T> Mono<T> with(Failure failure) {
    return Mono.error(() -> new Failed(failure));
  }

  /** What went wrong. */
  public Failure failure() {
    return failure;
  }
}
