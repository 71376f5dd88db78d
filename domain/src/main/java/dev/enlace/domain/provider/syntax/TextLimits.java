package dev.enlace.domain.provider.syntax;

/**
 * Length and alphabet that a provider allows for a value we make up, such as {@code state} or the
 * PKCE verifier. Airtable, for one, refuses the {@code ~} that RFC 7636 section 4.1 allows.
 *
 * @param minLength in characters, at least 1
 * @param maxLength in characters, not below {@code minLength}
 * @param alphabet every character that may appear
 */
public record TextLimits(int minLength, int maxLength, String alphabet) {
  public static final String URL_SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";

  public TextLimits {
    if (minLength < 1 || maxLength < minLength) {
      throw new IllegalArgumentException("lengths must satisfy 1 <= min <= max");
    }
    if (alphabet.isEmpty()) {
      throw new IllegalArgumentException("an alphabet must not be empty");
    }
  }

  public boolean accepts(String value) {
    return value.length() >= minLength
        && value.length() <= maxLength
        && value.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
  }
}
