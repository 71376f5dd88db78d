package dev.enlace.application.usecase.message;

import dev.enlace.application.memory.MemoryIdempotencyKeys;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Keys by which something happens when an effect is about to begin. */
final class Interrupted extends MemoryIdempotencyKeys {
  private final Runnable meanwhile;

  Interrupted(Clock clock, Runnable meanwhile) {
    super(clock);
    this.meanwhile = meanwhile;
  }

  @Override
  public Mono<Boolean> begin(Claim claim) {
    return super.begin(claim).doOnNext(mine -> meanwhile.run());
  }
}
