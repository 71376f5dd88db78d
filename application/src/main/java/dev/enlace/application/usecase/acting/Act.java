package dev.enlace.application.usecase.acting;

import org.jspecify.annotations.Nullable;

/** What is done by means of a connection. */
public enum Act {
  /** Airtable's bases, tables and records. */
  AIRTABLE("airtable.called", false),
  /** Any call that the provider offers; its line says which, and comes when it has been made. */
  PROXY(null, false),
  /** A message to recipients that are checked before; it has a line of its own. */
  MESSAGE(null, true);

  private final @Nullable String action;
  private final boolean heedsRecipients;

  Act(@Nullable String action, boolean heedsRecipients) {
    this.action = action;
    this.heedsRecipients = heedsRecipients;
  }

  /** What the audit trail calls it; null where it is not noted here. */
  @Nullable String action() {
    return action;
  }

  /**
   * Whether it keeps to a connection's recipient lists; where not, such a connection refuses it.
   */
  boolean heedsRecipients() {
    return heedsRecipients;
  }
}
