package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.ProviderProblem;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * How long to wait before the same page of a walk is asked for again. Airtable keeps everybody away
 * for 30 seconds when somebody else has used a base too much, which is no reason to give up a list
 * of minutes.
 */
final class PageRetries {
  /** A penalty of Airtable's, and some. */
  private static final Duration LONGEST = Duration.ofSeconds(35);

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final int TURNS = 4;
  private static final int BREAKS = 2;
  private static final Set<ProviderProblem> PASSING =
      Set.of(ProviderProblem.UNREACHABLE, ProviderProblem.BROKEN_OFF, ProviderProblem.OVERLOADED);

  private PageRetries() {}

  static Publisher<Long> of(Flux<Retry.RetrySignal> signals) {
    return signals.concatMap(signal -> {
      Duration wait = wait(signal);
      return wait == null ? Mono.error(signal.failure()) : Mono.delay(wait);
    });
  }

  /** Null: not again. */
  private static @Nullable Duration wait(Retry.RetrySignal signal) {
    if (!(signal.failure() instanceof Failed failed)) {
      return null;
    }
    long tried = signal.totalRetries();
    return switch (failed.failure()) {
      case RateLimited limited when tried < TURNS -> atMost(limited.retryAfter());
      case ProviderUnavailable away when tried < BREAKS && PASSING.contains(away.reason()) ->
          atMost(away.retryAfter());
      default -> null;
    };
  }

  private static @Nullable Duration atMost(@Nullable Duration asked) {
    if (asked == null || asked.compareTo(SHORT) < 0) {
      return SHORT;
    }
    return asked.compareTo(LONGEST) > 0 ? null : asked;
  }
}
