package dev.enlace.application.port.out.access;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** How often somebody may ask; counted where all replicas see it. */
public interface RateLimits {
  /**
   * Takes one from a limit. Never empty; fails with {@code RateLimited}.
   *
   * @return what is left
   */
  Mono<Quota> take(Limit limit);

  /**
   * A limit that is refilled at once at the end of each window.
   *
   * @param policy its name for people and programs
   * @param key who it counts; kept only as a hash
   */
  record Limit(String policy, String key, long capacity, Duration window) {}

  /**
   * What is left of a limit.
   *
   * @param resetAfter until it is refilled
   */
  record Quota(Limit limit, long remaining, Duration resetAfter) {}
}
