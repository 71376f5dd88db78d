package dev.enlace.adapter.out.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * Tink's AES-256-GCM with a random 96-bit nonce in front and a 128-bit tag behind (NIST SP
 * 800-38D). Random nonces are good for 2^32 messages a key; each key here belongs to one workspace
 * and one purpose.
 */
final class Aes256Gcm {
  static final int KEY_BYTES = 32;

  private Aes256Gcm() {}

  @AccessesPartialKey
  static Aead withKey(byte[] key) {
    try {
      return AesGcmJce.create(
          AesGcmKey.builder()
              .setParameters(parameters())
              .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM takes a key of " + KEY_BYTES + " bytes", e);
    }
  }

  private static AesGcmParameters parameters() throws GeneralSecurityException {
    return AesGcmParameters.builder()
        .setKeySizeBytes(KEY_BYTES)
        .setIvSizeBytes(12)
        .setTagSizeBytes(16)
        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
        .build();
  }
}
