package dev.enlace.domain.workspace;

import dev.enlace.domain.text.LocalizedText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an origin must look like that may stand in {@code frame-ancestors} (CSP 3, 6.4.2): scheme,
 * host and perhaps a port. No wildcard and nothing that could end the directive.
 */
final class FrameAncestor {
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern ORIGIN =
      Pattern.compile("https://%1$s(\\.%1$s)*(:[1-9][0-9]{0,4})?".formatted(LABEL));
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(localhost|127\\.0\\.0\\.1)(:[1-9][0-9]{0,4})?");
  private static final int MAX_LENGTH = 255;

  private FrameAncestor() {}

  /** Says what is wrong with it; empty if nothing is. */
  static Optional<LocalizedText> problemOf(String origin) {
    boolean fits =
        origin.length() <= MAX_LENGTH
            && (ORIGIN.matcher(origin).matches() || LOOPBACK.matcher(origin).matches());
    return fits
        ? Optional.empty()
        : Optional.of(
            new LocalizedText(
                "must be an origin such as https://app.example (http only on loopback)",
                "debe ser un origen como https://app.example (http solo en loopback)"));
  }
}
