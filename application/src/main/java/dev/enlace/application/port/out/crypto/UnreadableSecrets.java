package dev.enlace.application.port.out.crypto;

/**
 * What was sealed does not open: it is damaged, was moved, or the key that sealed it is gone.
 * Nothing that is asked again helps.
 */
public final class UnreadableSecrets extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Names the place. */
  public UnreadableSecrets(String message) {
    super(message);
  }

  /** Names the place. */
  public UnreadableSecrets(String message, Throwable cause) {
    super(message, cause);
  }
}
