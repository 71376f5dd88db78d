package dev.enlace.domain.provider.answer;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a token answer tells when the access token ends.
 *
 * @param pointer where the number stands; of several places the first that holds something counts
 * @param unit what the number counts
 * @param assumed the lifetime to reckon with where the answer names none; null if none is known, as
 *     with GitHub, whose tokens do not expire
 */
public record Expiry(List<JsonPointer> pointer, Unit unit, @Nullable Duration assumed) {
  /** What the number counts. */
  public enum Unit {
    SECONDS,
    MILLISECONDS,
    /** Seconds since 1970 of the moment of expiry itself. */
    ABSOLUTE
  }

  public Expiry {
    pointer = List.copyOf(pointer);
    if (assumed != null && (assumed.isNegative() || assumed.isZero())) {
      throw new IllegalArgumentException("an assumed lifetime must be positive");
    }
  }

  /** {@code expires_in} in seconds, as RFC 6749 section 5.1 has it. */
  public static Expiry standard() {
    return new Expiry(JsonPointer.list("/expires_in"), Unit.SECONDS, null);
  }
}
