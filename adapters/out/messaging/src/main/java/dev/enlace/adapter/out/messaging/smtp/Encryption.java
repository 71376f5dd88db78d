package dev.enlace.adapter.out.messaging.smtp;

import java.util.Optional;

/** How the connection is encrypted; there is no way without (RFC 8314). */
enum Encryption {
  /** After a greeting in clear text (RFC 3207). */
  STARTTLS,
  /** From the first byte. */
  TLS;

  /** By the form's value; empty for whatever would send a password in clear text. */
  static Optional<Encryption> of(String value) {
    return switch (value) {
      case "starttls" -> Optional.of(STARTTLS);
      case "tls" -> Optional.of(TLS);
      default -> Optional.empty();
    };
  }
}
