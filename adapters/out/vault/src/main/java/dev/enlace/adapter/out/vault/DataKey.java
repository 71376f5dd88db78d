package dev.enlace.adapter.out.vault;

import com.google.crypto.tink.Aead;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * An unwrapped data key. What it seals is a format version (1 byte), its own id (4 bytes, so that a
 * ciphertext names its key wherever it turns up) and the AEAD's output.
 */
final class DataKey {
  private static final byte FORMAT = 1;
  private static final int PREFIX_BYTES = Byte.BYTES + Integer.BYTES;

  private final int id;
  private final Aead aead;
  private final AuditMac auditMac;

  DataKey(int id, Aead aead, AuditMac auditMac) {
    this.id = id;
    this.aead = aead;
    this.auditMac = auditMac;
  }

  int id() {
    return id;
  }

  AuditMac auditMac() {
    return auditMac;
  }

  SealedSecret seal(Place place, String column, String text) {
    try {
      byte[] output =
          aead.encrypt(
              text.getBytes(StandardCharsets.UTF_8), AssociatedData.ofField(FORMAT, place, column));
      return new SealedSecret(
          ByteBuffer.allocate(PREFIX_BYTES + output.length)
              .put(FORMAT)
              .putInt(id)
              .put(output)
              .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt", e);
    }
  }

  /**
   * Opens what it has sealed for the same place.
   *
   * @throws GeneralSecurityException if the ciphertext is another key's, another place's or damaged
   */
  Secret open(Place place, String column, SealedSecret sealed) throws GeneralSecurityException {
    ByteBuffer bytes = ByteBuffer.wrap(sealed.ciphertext());
    if (bytes.remaining() < PREFIX_BYTES || bytes.get() != FORMAT || bytes.getInt() != id) {
      throw new GeneralSecurityException("not sealed by data key " + id + " in format " + FORMAT);
    }
    byte[] output = new byte[bytes.remaining()];
    bytes.get(output);
    byte[] text = aead.decrypt(output, AssociatedData.ofField(FORMAT, place, column));
    return Secret.of(new String(text, StandardCharsets.UTF_8));
  }
}
