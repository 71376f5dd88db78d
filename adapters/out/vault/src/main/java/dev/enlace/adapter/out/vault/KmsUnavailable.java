package dev.enlace.adapter.out.vault;

import java.security.GeneralSecurityException;

/** A key-management service that did not answer, or not us; what it was asked may be right. */
public final class KmsUnavailable extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  /** With what happened, in words that hold no secret. */
  public KmsUnavailable(String message) {
    super(message);
  }
}
