package dev.enlace.application.usecase.acting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often in a row somebody was turned away, of the last so many who were, or were let in. Not
 * safe for use by several threads.
 */
final class Refusals<K> {
  private static final int MOST = 10_000;

  private final Map<K, Last> lasts = new LinkedHashMap<>();
  private final Clock clock;

  /** None yet. */
  Refusals(Clock clock) {
    this.clock = clock;
  }

  /** In a row; none where nothing was heard for that time. */
  int of(K who, Duration time) {
    Last last = lasts.get(who);
    return last != null && isWithin(time, last) ? last.refusals() : 0;
  }

  /** Whether the last that was heard is no older than that, and was no refusal. */
  boolean wasLetIn(K who, Duration time) {
    Last last = lasts.get(who);
    return last != null && last.refusals() == 0 && isWithin(time, last);
  }

  /** What was heard just now. */
  void put(K who, int refusals) {
    lasts.remove(who);
    lasts.put(who, new Last(refusals, clock.instant()));
    if (lasts.size() > MOST) {
      lasts.remove(lasts.keySet().iterator().next());
    }
  }

  private boolean isWithin(Duration time, Last last) {
    return clock.instant().isBefore(last.at().plus(time));
  }

  /**
   * What was heard last.
   *
   * @param refusals in a row; none: it was let in
   */
  private record Last(int refusals, Instant at) {}
}
