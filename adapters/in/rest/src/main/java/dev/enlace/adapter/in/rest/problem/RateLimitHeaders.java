package dev.enlace.adapter.in.rest.problem;

import dev.enlace.application.failure.Failure;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.limit.RateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The {@code RateLimit-Policy} and {@code RateLimit} structured fields
 * (draft-ietf-httpapi-ratelimit-headers): quota {@code q} in a window of {@code w} seconds, {@code
 * r} left, refilled in {@code t} seconds.
 */
public final class RateLimitHeaders {
  private static final String POLICY = "RateLimit-Policy";
  private static final String STATE = "RateLimit";

  private RateLimitHeaders() {}

  /** What a request that was let through is told: all limits, and the state of the closest. */
  public static Map<String, String> of(Quotas quotas) {
    String policies =
        quotas.all().stream().map(quota -> policy(quota.limit())).collect(Collectors.joining(", "));
    Quota closest = quotas.closest();
    String state =
        "\"%s\";r=%d;t=%d"
            .formatted(
                closest.limit().policy(), closest.remaining(), seconds(closest.resetAfter()));
    return Map.of(POLICY, policies, STATE, state);
  }

  /** What a request that was refused is told. */
  static Map<String, String> of(Failure.RateLimited failure) {
    Quota spent = new Quota(failure.limit(), 0, failure.retryAfter());
    Map<String, String> headers = new HashMap<>(of(Quotas.of(spent)));
    headers.put("Retry-After", Long.toString(seconds(failure.retryAfter())));
    return headers;
  }

  private static String policy(RateLimit limit) {
    return "\"%s\";q=%d;w=%d"
        .formatted(limit.policy(), limit.capacity(), limit.window().toSeconds());
  }

  /** Whole seconds, never too few and at least one. */
  static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
