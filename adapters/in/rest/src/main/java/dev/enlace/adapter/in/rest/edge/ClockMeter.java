package dev.enlace.adapter.in.rest.edge;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** Bucket4j's time from the application's clock. */
record ClockMeter(Clock clock) implements TimeMeter {
  @Override
  public long currentTimeNanos() {
    return Duration.ofMillis(clock.millis()).toNanos();
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
