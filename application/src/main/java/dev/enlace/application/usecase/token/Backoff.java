package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.domain.provider.answer.RefreshRule;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to leave a provider alone after it failed. */
final class Backoff {
  private static final int DOUBLINGS = 7;
  private static final Duration LONGEST = Duration.ofHours(1);

  private Backoff() {}

  /**
   * As below; but where nobody knows what came of a call, a lease that was taken over or one
   * without an answer, the token is perhaps spent, and is not sent again before the provider has
   * ceased to say no more than that.
   */
  static Duration after(Standing standing, RefreshRule rule, ProviderUnavailable trouble) {
    Duration pause = after(standing.failures(), trouble.retryAfter());
    Duration window = rule.duplicateWindow();
    boolean open = standing.takeovers() > 0 || trouble.reason().leavesOutcomeOpen();
    return window == null || !open || window.compareTo(pause) < 0 ? pause : window;
  }

  /**
   * What the provider asked for, within an hour; else 2 s, doubled with each failure up to about
   * four minutes, and scattered by half, so that replicas do not come back all at once.
   *
   * @param failures before this one
   */
  static Duration after(int failures, @Nullable Duration retryAfter) {
    if (retryAfter != null) {
      return retryAfter.compareTo(LONGEST) > 0 ? LONGEST : atLeastOneSecond(retryAfter);
    }
    long millis = 2_000L << Math.min(Math.max(failures, 0), DOUBLINGS);
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
  }

  private static Duration atLeastOneSecond(Duration asked) {
    Duration second = Duration.ofSeconds(1);
    return asked.compareTo(second) < 0 ? second : asked;
  }
}
