package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.access.RateLimits;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Counts in memory, in windows that begin with the first that is taken. */
public final class MemoryRateLimits implements RateLimits {
  private final Map<String, Window> windows = new HashMap<>();
  private final Clock clock;

  /** By that clock. */
  public MemoryRateLimits(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Mono<Quota> take(RateLimit limit) {
    return Mono.fromSupplier(() -> taken(limit));
  }

  private Quota taken(RateLimit limit) {
    synchronized (windows) {
      Instant now = clock.instant();
      String name = limit.policy() + "\n" + limit.key();
      Window open = windows.get(name);
      Window window =
          open == null || !open.until().isAfter(now)
              ? new Window(now.plus(limit.window()), 0)
              : open;
      Duration rest = Duration.between(now, window.until());
      if (window.taken() >= limit.capacity()) {
        throw new Failed(new RateLimited(limit, rest));
      }
      windows.put(name, new Window(window.until(), window.taken() + 1));
      return new Quota(limit, limit.capacity() - window.taken() - 1, rest);
    }
  }

  private record Window(Instant until, long taken) {}
}
