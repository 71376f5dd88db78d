package dev.enlace.application.usecase.token;

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
   * As below; but who has taken a lease over has perhaps sent a token that is spent, and does not
   * send it again before the provider has ceased to say no more than that.
   */
  static Duration after(Standing standing, RefreshRule rule, @Nullable Duration retryAfter) {
    Duration pause = after(standing.failures(), retryAfter);
    Duration window = rule.duplicateWindow();
    return window == null || standing.takeovers() == 0 || window.compareTo(pause) < 0
        ? pause
        : window;
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
