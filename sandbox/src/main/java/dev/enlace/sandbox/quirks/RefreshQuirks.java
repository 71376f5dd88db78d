package dev.enlace.sandbox.quirks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens.
 *
 * @param issued whether there are any at all
 * @param parameters authorize parameters that must stand for one to be issued
 * @param anyScope scopes of which one must be granted for one to be issued
 * @param feature the client feature that must be on for one to be issued
 * @param consentOnce whether a person who already has a live grant gets one only with {@code
 *     prompt=consent}
 * @param rotationFeature the client feature under which {@code onUse} is {@link OnUse#ROTATE}
 * @param seconds how long one lives unused; null where it does not expire
 * @param accessDies whether the old access token dies when the refresh token is used
 * @param duplicateSeconds how long a token that was just used answers {@code duplicate} errors
 * @param reuseSeconds how long a token that was used may be used again
 * @param reuseKillsGrant whether a later use of an old token kills the whole grant
 * @param perAccount how many live ones an account may have with one client; null for any number
 */
public record RefreshQuirks(
    boolean issued,
    Map<String, String> parameters,
    List<String> anyScope,
    @Nullable String feature,
    boolean consentOnce,
    OnUse onUse,
    @Nullable String rotationFeature,
    @Nullable Long seconds,
    boolean accessDies,
    long duplicateSeconds,
    long reuseSeconds,
    boolean reuseKillsGrant,
    @Nullable Integer perAccount) {

  /** What a refresh does to the refresh token. */
  public enum OnUse {
    /** A new one comes, the old one dies. */
    ROTATE,
    /** A new one comes, the old one stays valid. */
    ADD,
    /** The same one comes again. */
    REPEAT,
    /** None comes; the old one stays valid. */
    OMIT
  }

  public RefreshQuirks {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    anyScope = anyScope == null ? List.of() : List.copyOf(anyScope);
    onUse = onUse == null ? OnUse.OMIT : onUse;
  }

  static RefreshQuirks never() {
    return new RefreshQuirks(
        false, Map.of(), List.of(), null, false, OnUse.OMIT, null, null, false, 0, 0, false, null);
  }
}
