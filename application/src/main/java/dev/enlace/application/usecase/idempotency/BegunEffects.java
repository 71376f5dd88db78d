package dev.enlace.application.usecase.idempotency;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.IdempotencyKeyInFlight;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Claim;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What a request has begun outside and not taken back. While there is any, it may have been done,
 * and nobody is to be told that it was not, whatever went wrong afterwards.
 */
final class BegunEffects implements OutsideEffect.Mark {
  private static final Logger LOG = LoggerFactory.getLogger(BegunEffects.class);

  private final IdempotencyKeys keys;
  private final Claim claim;
  private final AtomicInteger standing = new AtomicInteger();

  BegunEffects(IdempotencyKeys keys, Claim claim) {
    this.keys = keys;
    this.claim = claim;
  }

  /** Counted before it is asked for: a mark whose setting nobody heard of may be there. */
  @Override
  public Mono<Void> set() {
    return Mono.defer(() -> {
      standing.incrementAndGet();
      return keys.begin(claim)
          .filter(mine -> mine)
          .switchIfEmpty(Failed.with(new IdempotencyKeyInFlight()))
          .then();
    });
  }

  /** The key is free again only where nothing else was done before. */
  @Override
  public Mono<Void> remove() {
    return Mono.defer(
        () -> standing.decrementAndGet() == 0 ? keys.withdraw(claim).then() : Mono.<Void>empty());
  }

  boolean any() {
    return standing.get() > 0;
  }

  /** What to say of an error after which something stands; the error itself is ours to look at. */
  Throwable told(Throwable error) {
    if (!any() || isUnknown(error)) {
      return error;
    }
    LOG.error("A request has had its effect, and its answer is lost", error);
    return new Failed(new OutcomeUnknown("request"));
  }

  private static boolean isUnknown(Throwable error) {
    return error instanceof Failed failed && failed.failure() instanceof OutcomeUnknown;
  }
}
