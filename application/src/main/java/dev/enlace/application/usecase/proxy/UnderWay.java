package dev.enlace.application.usecase.proxy;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.limit.Room;
import dev.enlace.domain.limit.Room.Share;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

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

  private final Room<RateLimit> calls = new Room<>();

  /**
   * Room for one more call; to be given back by running it, once or more often.
   *
   * @throws Failed where there is none
   */
  Runnable enter(Connection connection) {
    return enter(shares(connection));
  }

  /**
   * Room for a body more that comes while others wait for the same places; to be given back by
   * running it. Nothing is taken where only the caller is counted.
   *
   * @throws Failed where there is none
   */
  Runnable enterComing(Connection connection, List<Meter> meters) {
    if (meters.isEmpty() || !meters.getFirst().isShared()) {
      return () -> {};
    }
    String whose = connection.workspace() + " " + meters.getFirst().key();
    return enter(List.of(share("proxy-bodies-of-workspace", whose, COMING)));
  }

  /**
   * Takes nothing.
   *
   * @throws Failed where there is no room now
   */
  void look(Connection connection) {
    calls.full(1, shares(connection)).ifPresent(UnderWay::refuse);
  }

  private Runnable enter(List<Share<RateLimit>> shares) {
    calls.take(1, shares).ifPresent(UnderWay::refuse);
    AtomicBoolean inside = new AtomicBoolean(true);
    return () -> {
      if (inside.compareAndSet(true, false)) {
        calls.giveBack(1, shares);
      }
    };
  }

  private static void refuse(Share<RateLimit> full) {
    throw new Failed(new RateLimited(full.whose(), PAUSE));
  }

  private static List<Share<RateLimit>> shares(Connection connection) {
    return List.of(
        share("proxy-calls-of-connection", connection.id().toString(), OF_CONNECTION),
        share("proxy-calls-of-workspace", connection.workspace().toString(), OF_WORKSPACE));
  }

  private static Share<RateLimit> share(String policy, String key, int most) {
    return new Share<>(new RateLimit(policy, key, most, PAUSE), most);
  }
}
