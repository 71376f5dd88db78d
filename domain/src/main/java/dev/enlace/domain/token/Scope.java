package dev.enlace.domain.token;

import java.util.regex.Pattern;

/**
 * One scope, as its provider spells it.
 *
 * @param value a scope-token of RFC 6749, 3.3: visible ASCII without {@code "} and {@code \}
 */
public record Scope(String value) {
  private static final Pattern TOKEN = Pattern.compile("[!#-\\[\\]-~]{1,255}");

  public Scope {
    if (!isScope(value)) {
      throw new IllegalArgumentException("a scope has 1 to 255 visible ASCII characters");
    }
  }

  /** Whether a text can be a scope. */
  public static boolean isScope(String text) {
    return TOKEN.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
