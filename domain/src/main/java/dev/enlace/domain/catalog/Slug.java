package dev.enlace.domain.catalog;

import java.util.regex.Pattern;

/**
 * An entry's name in URLs and files.
 *
 * @param value lower case letters, digits and hyphens, at most 64
 */
public record Slug(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  public Slug {
    if (!isSlug(value)) {
      throw new IllegalArgumentException("a slug must match " + ALLOWED.pattern());
    }
  }

  /** Whether a text can be a slug. */
  public static boolean isSlug(String text) {
    return ALLOWED.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
