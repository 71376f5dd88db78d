package dev.enlace.domain.secret;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A secret as AEAD ciphertext: useless without the key and outside the place it was sealed for. */
public final class SealedSecret {
  private final byte[] ciphertext;

  /** Keeps a copy of the ciphertext. */
  public SealedSecret(byte[] ciphertext) {
    this.ciphertext = ciphertext.clone();
  }

  /** A copy of the ciphertext. */
  public byte[] ciphertext() {
    return ciphertext.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SealedSecret that && Arrays.equals(ciphertext, that.ciphertext);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ciphertext);
  }

  @Override
  public String toString() {
    return "SealedSecret[" + ciphertext.length + " bytes]";
  }
}
