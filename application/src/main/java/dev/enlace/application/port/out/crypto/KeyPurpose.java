package dev.enlace.application.port.out.crypto;

/** What a keyring is for; a workspace has one for each. */
public enum KeyPurpose {
  /** Tokens and credentials of connections. */
  TOKENS("tokens"),
  /** Answers that are kept for requests that are sent again. */
  IDEMPOTENCY("idempotency"),
  /** PKCE verifiers. */
  STATE("state"),
  /** The chain of audit events. */
  AUDIT("audit");

  private final String code;

  KeyPurpose(String code) {
    this.code = code;
  }

  /** The name in the database. */
  public String code() {
    return code;
  }
}
