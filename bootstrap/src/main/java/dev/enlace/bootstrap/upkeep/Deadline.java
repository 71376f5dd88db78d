package dev.enlace.bootstrap.upkeep;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * When an orderly end has to be over, however many things are waited for one after the other: who
 * starts programs commonly kills them half a minute after the signal.
 */
@Component
final class Deadline {
  /** Leaves a second of the half minute to what is closed last. */
  static final Duration ALL = Duration.ofSeconds(29);

  private final LongSupplier nanos;
  private final AtomicLong end;

  @Autowired
  Deadline() {
    this(System::nanoTime);
  }

  Deadline(LongSupplier nanos) {
    this.nanos = nanos;
    this.end = new AtomicLong(nanos.getAsLong());
  }

  /** The end begins. */
  void begin() {
    end.set(nanos.getAsLong() + ALL.toNanos());
  }

  /** How long one may still wait, where that much is to be left for others; never negative. */
  Duration left(Duration reserve) {
    Duration left = Duration.ofNanos(end.get() - nanos.getAsLong()).minus(reserve);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
