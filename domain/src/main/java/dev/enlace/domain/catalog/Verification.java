package dev.enlace.domain.catalog;

import java.util.Arrays;
import java.util.Optional;

/** How credentials are tried against the real server. */
public enum Verification {
  /** They cannot be tried. */
  NONE("none"),
  /** Connect, STARTTLS or TLS, and authenticate. */
  SMTP("smtp"),
  /** Ask the Bot API who the bot is. */
  TELEGRAM("telegram");

  private final String code;

  Verification(String code) {
    this.code = code;
  }

  /** The name in YAML. */
  public String code() {
    return code;
  }

  /** The verification of that name; empty if there is none. */
  public static Optional<Verification> of(String code) {
    return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
  }
}
