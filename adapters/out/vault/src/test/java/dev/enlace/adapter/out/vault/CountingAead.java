package dev.enlace.adapter.out.vault;

import com.google.crypto.tink.Aead;
import dev.enlace.application.port.out.crypto.RootKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Like a service far away: takes its time, and counts how often it was asked to open. */
final class CountingAead implements Aead {
  final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Aead aead = Aes256Gcm.withKey("c".repeat(32).getBytes(StandardCharsets.US_ASCII));

  RootKeyring ring(RootKeys marks) {
    return new RootKeyring(marks, List.of(RootKey.heldBy("kms:counting", this)));
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
    try {
      return aead.encrypt(plaintext, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    asked.incrementAndGet();
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      now.decrementAndGet();
    }
    return aead.decrypt(ciphertext, associatedData);
  }

  /** How many waited for it at the same time. */
  int mostAtOnce() {
    return most.get();
  }
}
