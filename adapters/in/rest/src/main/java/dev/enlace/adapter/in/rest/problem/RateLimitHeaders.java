package dev.enlace.adapter.in.rest.problem;

import dev.enlace.application.failure.Failure;
import java.time.Duration;
import java.util.Map;

/**
 * The {@code RateLimit-Policy} and {@code RateLimit} structured fields
 * (draft-ietf-httpapi-ratelimit-headers): quota {@code q} in a window of {@code w} seconds, {@code
 * r} left, refilled in {@code t} seconds.
 */
public final class RateLimitHeaders {
  private static final String POLICY = "RateLimit-Policy";
  private static final String STATE = "RateLimit";

  private RateLimitHeaders() {}

  /** What a request that was let through is told. */
  public static Map<String, String> of(
      String policy, long limit, Duration window, long left, Duration refill) {
    return Map.of(
        POLICY, "\"%s\";q=%d;w=%d".formatted(policy, limit, window.toSeconds()),
        STATE, "\"%s\";r=%d;t=%d".formatted(policy, left, ceil(refill)));
  }

  /** What a request that was refused is told. */
  public static Map<String, String> of(Failure.RateLimited failure) {
    Map<String, String> fields =
        of(failure.policy(), failure.limit(), failure.window(), 0, failure.retryAfter());
    return Map.of(
        POLICY,
        fields.getOrDefault(POLICY, ""),
        STATE,
        fields.getOrDefault(STATE, ""),
        "Retry-After",
        Long.toString(ceil(failure.retryAfter())));
  }

  private static long ceil(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
