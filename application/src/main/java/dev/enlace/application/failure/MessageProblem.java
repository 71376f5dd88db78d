package dev.enlace.application.failure;

/** Why a server did not take a message. */
public enum MessageProblem {
  /** Some recipients do not exist, or do not take anything from this sender. */
  RECIPIENT_REFUSED,
  /** Some recipients cannot be written to now. */
  RECIPIENT_DEFERRED,
  /** The account may not send under this sender's address. */
  SENDER_REFUSED,
  /** What the message says or how large it is. */
  CONTENT_REFUSED,
  /** Not now. */
  DEFERRED;

  /** Whether the same message may be taken later. */
  public boolean isPassing() {
    return this == RECIPIENT_DEFERRED || this == DEFERRED;
  }
}
