package dev.enlace.application.usecase.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** When the work of a day is done: at three in the morning, UTC. */
final class Night {
  private static final LocalTime HOUR = LocalTime.of(3, 0);

  private Night() {}

  /** From now until the next. */
  static Duration until(Clock clock) {
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    ZonedDateTime today = now.with(HOUR);
    return Duration.between(now, today.isAfter(now) ? today : today.plusDays(1));
  }
}
