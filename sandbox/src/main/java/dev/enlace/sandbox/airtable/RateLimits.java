package dev.enlace.sandbox.airtable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * 5 requests a second to a base and 50 a second of a person; who exceeds it waits 30 seconds.
 *
 * @see <a href="https://airtable.com/developers/web/api/rate-limits">Airtable: rate limits</a>
 */
final class RateLimits {
  static final int PER_BASE = 5;
  static final int PER_PERSON = 50;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration PENALTY = Duration.ofSeconds(30);

  private final Clock clock;
  private final Map<String, Deque<Instant>> recent = new HashMap<>();
  private final Map<String, Instant> blocked = new HashMap<>();
  private boolean kept = true;

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  /** Whether they hold. Where they do not, everything is within them. */
  synchronized void keep(boolean hold) {
    kept = hold;
  }

  /** Whether one more request under this name is within its limit. */
  synchronized boolean allows(String name, int limit) {
    if (!kept) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(blocked.getOrDefault(name, Instant.MIN))) {
      return false;
    }
    Deque<Instant> times = recent.computeIfAbsent(name, any -> new ArrayDeque<>());
    while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
      times.removeFirst();
    }
    if (times.size() >= limit) {
      blocked.put(name, now.plus(PENALTY));
      return false;
    }
    times.addLast(now);
    return true;
  }
}
