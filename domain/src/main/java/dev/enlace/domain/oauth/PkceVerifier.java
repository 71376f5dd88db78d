package dev.enlace.domain.oauth;

import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The secret that ties a code to the attempt that asked for it (RFC 7636). Ours has 43 characters
 * of {@code [A-Za-z0-9_-]}, which also Airtable accepts, whose rule is stricter than the RFC's.
 */
public record PkceVerifier(Secret value) {
  /** Bytes of randomness in each: 256 bits, as RFC 7636, 7.1 recommends. */
  public static final int RANDOM_BYTES = 32;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** Makes one from {@value #RANDOM_BYTES} random bytes. */
  public static PkceVerifier of(byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("needs " + RANDOM_BYTES + " random bytes");
    }
    return new PkceVerifier(Secret.of(ENCODER.encodeToString(random)));
  }

  /** The S256 challenge: base64url of SHA-256 of the verifier's ASCII (RFC 7636, 4.2). */
  public String challenge() {
    try {
      byte[] ascii = value.reveal().getBytes(StandardCharsets.US_ASCII);
      return ENCODER.encodeToString(MessageDigest.getInstance("SHA-256").digest(ascii));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
