package dev.enlace.sandbox.oauth.ledger;

import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;

/** A token request that fails; how that looks on the wire is the provider's own affair. */
public final class TokenRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String description;

  public TokenRefusal(Reason reason, String description) {
    super(description, null, false, false);
    this.reason = reason;
    this.description = description;
  }

  public Reason reason() {
    return reason;
  }

  public String description() {
    return description;
  }
}
