package dev.enlace.domain.workspace;

/**
 * Whether a connection that an API key started must be confirmed by the starter's backend before it
 * can be used. An API key has no browser of its own, so whoever opens the authorization URL would
 * otherwise hand an account to the starter's user (connection fixation).
 */
public enum OAuthConfirmation {
  REQUIRED,
  OFF
}
