package dev.enlace.domain.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be printed. It is a class and not a record so that no generated {@code
 * toString} can ever show it; {@link #reveal()} is the only way to the text and its callers are
 * named by an architecture rule.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * Wraps a text.
   *
   * @throws IllegalArgumentException if it is empty, without repeating it
   */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    return new Secret(value);
  }

  /** The text itself: only for sealing it, sending it to its owner or to its provider. */
  public String reveal() {
    return value;
  }

  /** Compares in constant time, so that an answer's delay tells nothing about the text. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  /** The same for every secret: a hash of the text would be a way to test guesses. */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
