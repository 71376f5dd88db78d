package dev.enlace.application.passing;

/**
 * Whoever sends a {@link Content} broke it off, which is the trouble of nobody to whom it is sent.
 * No stack trace, since it is no bug, and no cause: there is nobody to tell.
 */
public final class SenderGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** In the middle of it. */
  public SenderGone() {
    super("the sender of a body is gone", null, false, false);
  }
}
