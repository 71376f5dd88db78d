package dev.enlace.application.port.out.upstream;

/**
 * A provider does not take the access token that a call carried, so that nothing was done. Whoever
 * gave the token gets another one and has the call made once more. No stack trace, since it is no
 * bug, and no cause, since causes name headers.
 */
public final class TokenRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of whichever call. */
  public TokenRefused() {
    super("the provider refuses the access token", null, false, false);
  }
}
