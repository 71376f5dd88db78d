package dev.enlace.application.port.out.access;

import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.RateLimit;
import reactor.core.publisher.Mono;

/** How often somebody may ask; counted where all replicas see it. */
public interface RateLimits {
  /**
   * Takes one from a limit. Never empty; fails with {@code RateLimited}.
   *
   * @return what is left
   */
  Mono<Quota> take(RateLimit limit);
}
