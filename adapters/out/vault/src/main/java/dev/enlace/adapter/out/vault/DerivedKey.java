package dev.enlace.adapter.out.vault;

import com.google.crypto.tink.subtle.Hkdf;
import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256 and one use, derived from a secret by HKDF (RFC 5869). */
final class DerivedKey {
  private static final int MIN_LENGTH = 32;
  private static final int KEY_BYTES = 32;
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Derives it.
   *
   * @param source where the secret comes from, such as {@code SECRET_KEY}
   * @throws IllegalArgumentException if the secret has less than 32 characters; the message names
   *     the source and repeats nothing
   */
  DerivedKey(String source, Secret secret, String use) {
    if (secret.reveal().length() < MIN_LENGTH) {
      throw new IllegalArgumentException(source + " must have 32 characters or more");
    }
    byte[] material = secret.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] label = ("enlace " + use).getBytes(StandardCharsets.US_ASCII);
    try {
      key =
          new SecretKeySpec(Hkdf.computeHkdf(HMAC, material, new byte[0], label, KEY_BYTES), HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  /** HMAC-SHA256 of that. */
  byte[] mac(byte[] content) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }
}
