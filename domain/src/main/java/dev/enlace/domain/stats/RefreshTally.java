package dev.enlace.domain.stats;

import java.time.Duration;

/**
 * How refreshes ended.
 *
 * @param renewed with new tokens
 * @param failed otherwise: the next may succeed
 * @param needsReauth because the provider takes the grant for gone
 * @param latencies of the provider's answers, whatever they were
 */
public record RefreshTally(long renewed, long failed, long needsReauth, Latencies latencies) {
  /** One that succeeded after that long. */
  public static RefreshTally renewed(Duration took) {
    return new RefreshTally(1, 0, 0, Latencies.of(took));
  }

  /** One that failed after that long. */
  public static RefreshTally failed(Duration took) {
    return new RefreshTally(0, 1, 0, Latencies.of(took));
  }

  /** One that was refused for good after that long. */
  public static RefreshTally needsReauth(Duration took) {
    return new RefreshTally(0, 0, 1, Latencies.of(took));
  }

  /** These and those. */
  public RefreshTally plus(RefreshTally others) {
    return new RefreshTally(
        renewed + others.renewed,
        failed + others.failed,
        needsReauth + others.needsReauth,
        latencies.plus(others.latencies));
  }
}
