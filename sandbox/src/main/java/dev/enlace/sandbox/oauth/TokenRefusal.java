package dev.enlace.sandbox.oauth;

import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;

/** A token request that fails; how that looks on the wire is the provider's own affair. */
final class TokenRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String description;

  TokenRefusal(Reason reason, String description) {
    super(description, null, false, false);
    this.reason = reason;
    this.description = description;
  }

  Reason reason() {
    return reason;
  }

  String description() {
    return description;
  }
}
