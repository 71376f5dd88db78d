package dev.enlace.application.usecase.acting;

/** What is done by means of a connection. */
public enum Act {
  /** Airtable's bases, tables and records. */
  AIRTABLE("airtable.called", false),
  /** Any call that the provider offers. */
  PROXY("proxy.called", false),
  /** A message to recipients that are checked before. */
  MESSAGE("message.sent", true);

  private final String action;
  private final boolean heedsRecipients;

  Act(String action, boolean heedsRecipients) {
    this.action = action;
    this.heedsRecipients = heedsRecipients;
  }

  /** What the audit trail calls it. */
  public String action() {
    return action;
  }

  /**
   * Whether it keeps to a connection's recipient lists; where not, such a connection refuses it.
   */
  boolean heedsRecipients() {
    return heedsRecipients;
  }
}
