package dev.enlace.domain.provider.syntax;

/**
 * Whether a provider takes part in PKCE (RFC 7636), always with S256, and the verifier it accepts.
 */
public record Pkce(Mode mode, TextLimits verifier) {
  /** RFC 7636 section 4.1 without {@code ~}: every provider accepts this. */
  public static final TextLimits VERIFIER = new TextLimits(43, 128, TextLimits.URL_SAFE);

  /** What the provider does with a challenge. */
  public enum Mode {
    REQUIRED,
    SUPPORTED,
    OFF
  }

  public Pkce {
    if (verifier.minLength() < 43 || verifier.maxLength() > 128) {
      throw new IllegalArgumentException("a PKCE verifier has 43 to 128 characters (RFC 7636)");
    }
  }

  public static Pkce off() {
    return new Pkce(Mode.OFF, VERIFIER);
  }

  /** Whether we send a challenge: wherever the provider does not stumble over one. */
  public boolean used() {
    return mode != Mode.OFF;
  }
}
