package dev.enlace.application.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that only moves when it is told to. */
public final class MutableClock extends Clock {
  private final AtomicReference<Instant> now;

  /** A clock that stands at a moment. */
  public MutableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  /** Moves it forward. */
  public void advance(Duration by) {
    now.updateAndGet(moment -> moment.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
