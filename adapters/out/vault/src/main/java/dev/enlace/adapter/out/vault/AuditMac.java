package dev.enlace.adapter.out.vault;

import com.google.crypto.tink.subtle.Hkdf;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.audit.ChainHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) with a key that is derived from a data key by HKDF-SHA-256 (RFC 5869, no
 * salt, 32 bytes), since a data key itself is one for AES.
 */
final class AuditMac implements AuditKey {
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final byte[] LABEL = "enlace audit".getBytes(StandardCharsets.US_ASCII);

  private final int id;
  private final Key key;

  private AuditMac(int id, Key key) {
    this.id = id;
    this.key = key;
  }

  static AuditMac derived(int id, byte[] dataKey) {
    try {
      byte[] derived = Hkdf.computeHkdf(HMAC, dataKey, new byte[0], LABEL, KEY_BYTES);
      return new AuditMac(id, new SecretKeySpec(derived, HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public ChainHash sign(byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return ChainHash.of(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "AuditMac[" + id + "]";
  }
}
