package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.domain.connection.ConnectionId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Writes of what came of a refresh, which are not to be lost. Each is tried again whatever the
 * store's trouble is: a deadlock passes, a missing permission is given, and a write that was
 * carried out unheard changes nothing the second time.
 */
final class StoreRetries {
  private static final Logger LOG = LoggerFactory.getLogger(StoreRetries.class);
  private static final Duration FIRST = Duration.ofMillis(100);

  /** Several times in the grace that whoever would take the lease over has to give. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private StoreRetries() {}

  /** Fails with {@code StoreUnavailable} when the patience is over. */
  static <T> Mono<T> insist(Mono<T> write, Duration patience, String what, ConnectionId id) {
    return Mono.defer(() -> {
      AtomicReference<@Nullable Throwable> last = new AtomicReference<>();
      return write
          .doOnError(last::set)
          .retryWhen(
              Retry.backoff(Long.MAX_VALUE, FIRST)
                  .maxBackoff(LAST)
                  .doBeforeRetry(signal -> warn(what, id, signal)))
          .timeout(patience, Mono.defer(() -> givenUp(what, id, last.get())));
    });
  }

  private static void warn(String what, ConnectionId id, Retry.RetrySignal signal) {
    if (signal.totalRetries() == 0) {
      LOG.warn("The {} of {} cannot be kept yet; held in memory", what, id, signal.failure());
    }
  }

  private static <T> Mono<T> givenUp(String what, ConnectionId id, @Nullable Throwable last) {
    LOG.error("The {} of {} could not be kept and is given up", what, id, last);
    return Failed.with(new StoreUnavailable());
  }
}
