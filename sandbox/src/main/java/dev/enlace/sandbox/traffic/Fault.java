package dev.enlace.sandbox.traffic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong for the next requests to an endpoint.
 *
 * @param provider such as {@code airtable}, or {@code *}
 * @param endpoint such as {@code refresh}, {@code exchange}, {@code token} for both, or {@code *}
 * @param count how many requests meet it; 0 for all until it is cleared
 * @param millis of {@link FaultKind#LATENCY}
 * @param retryAfter in seconds
 * @param status of {@link FaultKind#SERVER_ERROR}
 * @param body of {@link FaultKind#SERVER_ERROR}, {@link FaultKind#ERROR_AT_200} and {@link
 *     FaultKind#GARBAGE}
 * @param after whether the provider does its work first, so that only the answer is lost
 */
public record Fault(
    String provider,
    String endpoint,
    FaultKind kind,
    int count,
    int millis,
    @Nullable Integer retryAfter,
    @Nullable Integer status,
    @Nullable String body,
    boolean after) {

  /**
   * @throws IllegalArgumentException naming the field that makes no sense
   */
  public Fault {
    provider = Objects.requireNonNullElse(provider, "*");
    endpoint = Objects.requireNonNullElse(endpoint, "*");
    if (kind == null) {
      throw new IllegalArgumentException("kind: is required");
    }
    if (count < 0) {
      throw new IllegalArgumentException("count: must not be negative");
    }
    if (millis < 0 || (kind == FaultKind.LATENCY && millis == 0)) {
      throw new IllegalArgumentException("millis: must be positive");
    }
    if (status != null && (status < 400 || status > 599)) {
      throw new IllegalArgumentException("status: must be 400 to 599");
    }
  }

  /** A fault that meets the next request and no other. */
  public static Fault once(String provider, String endpoint, FaultKind kind) {
    return new Fault(provider, endpoint, kind, 1, 0, null, null, null, false);
  }

  /** Answers come {@code millis} late, {@code count} times. */
  public static Fault latency(String provider, String endpoint, int millis, int count) {
    return new Fault(provider, endpoint, FaultKind.LATENCY, count, millis, null, null, null, false);
  }

  public Fault times(int newCount) {
    return new Fault(provider, endpoint, kind, newCount, millis, retryAfter, status, body, after);
  }

  public Fault retryAfter(int seconds) {
    return new Fault(provider, endpoint, kind, count, millis, seconds, status, body, after);
  }

  public Fault status(int newStatus) {
    return new Fault(provider, endpoint, kind, count, millis, retryAfter, newStatus, body, after);
  }

  public Fault body(String newBody) {
    return new Fault(provider, endpoint, kind, count, millis, retryAfter, status, newBody, after);
  }

  /** The same, but only the answer is lost: the provider has done its work. */
  public Fault afterTheWork() {
    return new Fault(provider, endpoint, kind, count, millis, retryAfter, status, body, true);
  }

  boolean meets(String askedProvider, String askedEndpoint) {
    boolean token =
        endpoint.equals("token")
            && (askedEndpoint.equals("exchange") || askedEndpoint.equals("refresh"));
    return (provider.equals("*") || provider.equals(askedProvider))
        && (endpoint.equals("*") || endpoint.equals(askedEndpoint) || token);
  }
}
