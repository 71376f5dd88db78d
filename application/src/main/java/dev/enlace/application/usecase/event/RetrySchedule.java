package dev.enlace.application.usecase.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When an event that was not taken is tried again: the schedule that Standard Webhooks recommends,
 * about three days in all.
 */
final class RetrySchedule {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Attempts after which an event is put aside. */
  static final int ATTEMPTS = PAUSES.size() + 1;

  private static final Duration LONGEST = Duration.ofHours(24);

  private RetrySchedule() {}

  /**
   * The pause after a failure, scattered by a tenth so that streams that failed together do not all
   * come back together; longer where the receiver asks for it, within a day.
   *
   * @param attempt that has failed, counted from 1
   */
  static Duration after(int attempt, @Nullable Duration retryAfter) {
    long millis = PAUSES.get(Math.clamp(attempt - 1, 0, PAUSES.size() - 1)).toMillis();
    long tenth = millis / 10;
    Duration scattered =
        Duration.ofMillis(millis - tenth + ThreadLocalRandom.current().nextLong(2 * tenth + 1));
    if (retryAfter == null || retryAfter.compareTo(scattered) <= 0) {
      return scattered;
    }
    return retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
  }
}
