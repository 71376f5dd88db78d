package dev.enlace.domain.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a long random secret: what is stored of it. A slow hash is for passwords of people;
 * 256 random bits cannot be guessed, whatever the hash costs.
 */
public final class SecretHash {
  private static final int LENGTH = 32;

  private final byte[] bytes;

  /** Wraps a stored hash. */
  public SecretHash(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 hash has " + LENGTH + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /** Hashes a secret. */
  public static SecretHash of(Secret secret) {
    try {
      return new SecretHash(
          MessageDigest.getInstance("SHA-256")
              .digest(secret.reveal().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** A copy of the hash. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
