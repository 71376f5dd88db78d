package dev.enlace.adapter.in.rest.compat;

import org.jspecify.annotations.Nullable;

/**
 * Whether the endpoints of the first deployments are served, and how.
 *
 * @param enabled whether at all
 * @param upstreamBearer whether a token of Airtable's own is taken in the place of a key, for the
 *     request that brings it
 * @param baseId the Airtable base of whoever names none; null: none
 * @param callbackShared whether other providers send people back to the same address, so that only
 *     the state says whose an answer is
 */
public record CompatSettings(
    boolean enabled, boolean upstreamBearer, @Nullable String baseId, boolean callbackShared) {
  /** What an Airtable base's id looks like, as far as it matters here. */
  public static final String BASE_ID = "[A-Za-z0-9]{1,64}";

  /** With a callback of its own. */
  public CompatSettings(boolean enabled, boolean upstreamBearer, @Nullable String baseId) {
    this(enabled, upstreamBearer, baseId, false);
  }

  /** The same, with the callback shared or not. */
  public CompatSettings withCallbackShared(boolean shared) {
    return new CompatSettings(enabled, upstreamBearer, baseId, shared);
  }
}
