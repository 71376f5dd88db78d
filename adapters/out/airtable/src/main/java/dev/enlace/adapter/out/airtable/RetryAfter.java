package dev.enlace.adapter.out.airtable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3), an hour at most. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  static @Nullable Duration of(@Nullable String header, Clock clock) {
    if (header == null) {
      return null;
    }
    Duration wait = header.strip().matches("\\d{1,9}") ? seconds(header) : until(header, clock);
    return wait == null || wait.isNegative() ? null : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Duration seconds(String header) {
    return Duration.ofSeconds(Long.parseLong(header.strip()));
  }

  private static @Nullable Duration until(String header, Clock clock) {
    try {
      ZonedDateTime date =
          ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(clock.instant(), date.toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
