package dev.enlace.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that can be pushed forward, so that an hour's expiry is tried in a millisecond.
 *
 * <p>It never goes backwards: nothing here may come back to life.
 */
public final class ShiftingClock extends Clock {
  private final Clock base;
  private final AtomicReference<Duration> shift;

  public ShiftingClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private ShiftingClock(Clock base, AtomicReference<Duration> shift) {
    this.base = base;
    this.shift = shift;
  }

  /** Moves every later reading forward by {@code step}, which must not be negative. */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("advance: the clock only goes forward");
    }
    shift.accumulateAndGet(step, Duration::plus);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(shift.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShiftingClock(base.withZone(zone), shift);
  }
}
