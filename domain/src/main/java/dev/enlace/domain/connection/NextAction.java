package dev.enlace.domain.connection;

/** What somebody has to do about a connection's state. */
public enum NextAction {
  NONE,
  /** Walk through the provider's consent again. */
  RECONNECT,
  /** Nothing: it is expected to heal. */
  WAIT,
  /** Correct what the form says. */
  FIX_CONFIGURATION,
  /** Ask whoever runs the installation. */
  CONTACT_ADMIN
}
