package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.Fingerprints;
import dev.enlace.domain.secret.Secret;

/** Fingerprints by HMAC-SHA256, with a key of their own: nobody who reads one can try guesses. */
public final class HmacFingerprints implements Fingerprints {
  private final DerivedKey key;

  /**
   * Derives the key.
   *
   * @param source where the secret comes from, such as {@code SECRET_KEY}
   * @throws IllegalArgumentException if the secret has less than 32 characters; the message names
   *     the source and repeats nothing
   */
  public HmacFingerprints(String source, Secret secret) {
    key = new DerivedKey(source, secret, "FINGERPRINT");
  }

  @Override
  public byte[] of(byte[] content) {
    return key.mac(content);
  }
}
