package dev.enlace.adapter.in.rest.problem;

import dev.enlace.application.failure.Failure;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.RateLimit;
import java.time.Duration;
import java.util.HashMap;
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
  public static Map<String, String> of(Quota quota) {
    RateLimit limit = quota.limit();
    long window = limit.window().toSeconds();
    return Map.of(
        POLICY, "\"%s\";q=%d;w=%d".formatted(limit.policy(), limit.capacity(), window),
        STATE,
            "\"%s\";r=%d;t=%d"
                .formatted(limit.policy(), quota.remaining(), seconds(quota.resetAfter())));
  }

  /** What a request that was refused is told. */
  static Map<String, String> of(Failure.RateLimited failure) {
    Map<String, String> headers =
        new HashMap<>(of(new Quota(failure.limit(), 0, failure.retryAfter())));
    headers.put("Retry-After", Long.toString(seconds(failure.retryAfter())));
    return headers;
  }

  /** Whole seconds, never too few and at least one. */
  static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
