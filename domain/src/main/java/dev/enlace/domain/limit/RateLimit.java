package dev.enlace.domain.limit;

import java.time.Duration;

/**
 * A limit that is refilled at once at the end of each window.
 *
 * @param policy its name for people and programs
 * @param key who it counts; kept only as a hash
 */
public record RateLimit(String policy, String key, long capacity, Duration window) {
  public RateLimit {
    if (policy.isBlank() || key.isBlank() || capacity < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("a limit counts something, at least 1 in some time");
    }
  }
}
