package dev.enlace.application.memory.crypto;

import dev.enlace.application.port.out.crypto.Fingerprints;
import java.util.HexFormat;

/** Fingerprints without a key. */
public final class DigestFingerprints implements Fingerprints {
  @Override
  public byte[] of(byte[] content) {
    return Digests.sha256(HexFormat.of().formatHex(content));
  }
}
