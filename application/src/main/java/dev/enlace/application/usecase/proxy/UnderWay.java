package dev.enlace.application.usecase.proxy;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.limit.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How many calls are under way at providers, from the first byte of a request to the last of its
 * answer. Connections to a provider are few and everybody's: nobody is let have them all, however
 * slowly bodies are sent and answers read.
 */
final class UnderWay {
  static final int OF_CONNECTION = 8;
  static final int OF_WORKSPACE = 32;

  /** Of a workspace at what others may call, too: each has one of few places while it comes. */
  static final int COMING = 2;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Map<RateLimit, Integer> counts = new ConcurrentHashMap<>();

  /**
   * Room for one more call; to be given back by running it, once or more often.
   *
   * @throws Failed where there is none
   */
  Runnable enter(Connection connection) {
    RateLimit own = limit("connection", connection.id().toString(), OF_CONNECTION);
    RateLimit all = limit("workspace", connection.workspace().toString(), OF_WORKSPACE);
    take(own);
    try {
      take(all);
    } catch (Failed full) {
      leave(own);
      throw full;
    }
    AtomicBoolean inside = new AtomicBoolean(true);
    return () -> {
      if (inside.compareAndSet(true, false)) {
        leave(all);
        leave(own);
      }
    };
  }

  /**
   * Room for a body more that comes while others wait for the same places; to be given back by
   * running it once. Nothing is taken where only the caller is counted.
   *
   * @throws Failed where there is none
   */
  Runnable enterComing(Connection connection, List<Meter> meters) {
    if (meters.isEmpty() || !meters.getFirst().isShared()) {
      return () -> {};
    }
    String whose = connection.workspace() + " " + meters.getFirst().key();
    RateLimit coming = new RateLimit("proxy-bodies-of-workspace", whose, COMING, PAUSE);
    take(coming);
    return () -> leave(coming);
  }

  /**
   * Takes nothing.
   *
   * @throws Failed where there is no room now
   */
  void look(Connection connection) {
    enter(connection).run();
  }

  private void take(RateLimit limit) {
    counts.compute(limit, (_, count) -> oneMore(limit, count));
  }

  private static int oneMore(RateLimit limit, @Nullable Integer count) {
    if (count != null && count >= limit.capacity()) {
      throw new Failed(new RateLimited(limit, PAUSE));
    }
    return count == null ? 1 : count + 1;
  }

  private void leave(RateLimit limit) {
    counts.computeIfPresent(limit, (_, count) -> count == 1 ? null : count - 1);
  }

  private static RateLimit limit(String whose, String key, int most) {
    return new RateLimit("proxy-calls-of-" + whose, key, most, PAUSE);
  }
}
