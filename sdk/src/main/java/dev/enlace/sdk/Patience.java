package dev.enlace.sdk;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a request that was answered 429 or 503 is sent again, and how long it waits for that.
 * {@code Retry-After} is obeyed; where it asks for more than {@code longestWait} the answer is
 * given back at once, since asking earlier would only be refused again.
 *
 * @param attempts how often a request is sent at most, the first time included
 * @param longestWait between two attempts
 */
public record Patience(int attempts, Duration longestWait) {
  /** Four attempts, up to half a minute apart. */
  public static final Patience USUAL = new Patience(4, Duration.ofSeconds(30));

  /** Every answer is given back as it came. */
  public static final Patience NONE = new Patience(1, Duration.ZERO);

  private static final Set<Integer> TRY_AGAIN = Set.of(429, 503);
  private static final long FIRST_WAIT_MS = 250;

  public Patience {
    if (attempts < 1 || longestWait.isNegative()) {
      throw new IllegalArgumentException("at least one attempt, and no negative wait");
    }
  }

  /** How long to wait after that answer before sending once more; empty to take it as it is. */
  Optional<Duration> afterAttempt(int attempt, int status, HttpHeaders headers) {
    if (attempt >= attempts || !TRY_AGAIN.contains(status)) {
      return Optional.empty();
    }
    Duration wait = asked(headers).orElseGet(() -> doubling(attempt));
    return Optional.of(wait).filter(it -> it.compareTo(longestWait) <= 0);
  }

  /** Enlace answers seconds (RFC 9110, 10.2.3). */
  private static Optional<Duration> asked(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** With chance, so that those who were refused together do not come back together. */
  private static Duration doubling(int attempt) {
    long most = FIRST_WAIT_MS << Math.min(attempt, 10);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
