package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.Entropy;
import java.security.SecureRandom;

/** Randomness of the operating system, by the runtime's default {@link SecureRandom}. */
public final class SecureEntropy implements Entropy {
  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
