package dev.enlace.domain.outbound;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait from now on; null where the header says nothing that can be understood. */
  public static @Nullable Duration of(@Nullable String header, Clock clock) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    Duration wait =
        text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text, clock);
    return wait == null || wait.isNegative() ? null : wait;
  }

  /** The same, but never longer than that. */
  public static @Nullable Duration of(@Nullable String header, Clock clock, Duration longest) {
    Duration wait = of(header, clock);
    return wait != null && wait.compareTo(longest) > 0 ? longest : wait;
  }

  private static @Nullable Duration until(String text, Clock clock) {
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(clock.instant(), date.toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
