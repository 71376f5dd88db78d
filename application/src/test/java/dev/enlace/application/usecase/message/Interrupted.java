package dev.enlace.application.usecase.message;

import dev.enlace.application.memory.MemoryIdempotencyKeys;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Keys by which something happens when an effect is about to begin. */
record Interrupted(IdempotencyKeys keys, Runnable meanwhile) implements IdempotencyKeys {
  Interrupted(Clock clock, Runnable meanwhile) {
    this(new MemoryIdempotencyKeys(clock), meanwhile);
  }

  @Override
  public Mono<Standing> take(Claim claim, Duration lease, Duration lifetime) {
    return keys.take(claim, lease, lifetime);
  }

  @Override
  public Mono<Boolean> renew(Claim claim, Duration lease) {
    return keys.renew(claim, lease);
  }

  @Override
  public Mono<Boolean> begin(Claim claim) {
    return keys.begin(claim).doOnNext(mine -> meanwhile.run());
  }

  @Override
  public Mono<Boolean> withdraw(Claim claim) {
    return keys.withdraw(claim);
  }

  @Override
  public <T> Mono<T> conclude(Claim claim, Mono<Conclusion<T>> work) {
    return keys.conclude(claim, work);
  }
}
