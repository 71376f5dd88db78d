package dev.enlace.adapter.in.rest.problem;

import reactor.core.publisher.Mono;

/** Carries a {@link Refusal} out of a filter or controller; no stack trace, since it is no bug. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Wraps a refusal. */
  public Refused(Refusal refusal) {
    super(refusal.code().getValue(), null, false, false);
    this.refusal = refusal;
  }

  /** A lazy error with that refusal. */
  public static <T> Mono<T> with(Refusal refusal) {
    return Mono.error(() -> new Refused(refusal));
  }

  Refusal refusal() {
    return refusal;
  }
}
