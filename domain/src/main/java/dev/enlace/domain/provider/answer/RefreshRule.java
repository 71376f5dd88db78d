package dev.enlace.domain.provider.answer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider hands out refresh tokens and what becomes of one that is used.
 *
 * @param offered false where access tokens simply last, as with GitHub's OAuth apps
 * @param idleLife how long a refresh token lives without being used; null: for good, or the
 *     provider does not say
 * @param duplicateWindow how long a refresh token that was just used is answered with an error that
 *     says so and ends nothing; null: no such time is known
 */
public record RefreshRule(
    boolean offered,
    Rotation rotation,
    @Nullable Duration idleLife,
    @Nullable Duration duplicateWindow) {
  /** What a refresh does to the refresh token. */
  public enum Rotation {
    /** Every refresh answers a new one and kills the old: losing the answer loses the grant. */
    ALWAYS,
    /** A new one may come; without one the old stays. */
    OPTIONAL,
    /** The same token serves for good. */
    NEVER
  }

  public RefreshRule {
    if (!offered && rotation != Rotation.NEVER) {
      throw new IllegalArgumentException("what is not offered does not rotate");
    }
  }
}
