package dev.enlace.adapter.out.vault;

import com.google.crypto.tink.Aead;
import dev.enlace.domain.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key that wraps data keys and nothing else, so that a new one has only those to wrap again. It
 * never leaves this object.
 */
public final class RootKey {
  /** Of the first root key of an installation. */
  static final int FIRST_ID = 1;

  private final String source;
  private final Aead aead;

  private RootKey(String source, Aead aead) {
    this.source = source;
    this.aead = aead;
  }

  /**
   * Reads base64 of exactly 32 bytes, in the standard or in the URL-safe alphabet: the latter is a
   * Fernet key.
   *
   * @param source where the text comes from, such as {@code env:ENCRYPTION_KEY} or {@code
   *     file:keys/encryption}
   * @throws IllegalArgumentException if it is anything else; the message names the source and
   *     repeats nothing
   */
  public static RootKey parse(String source, Secret text) {
    byte[] key = decode(text);
    if (key.length != Aes256Gcm.KEY_BYTES) {
      throw new IllegalArgumentException(
          nameOf(source) + " must be base64 of exactly 32 bytes (openssl rand -base64 32)");
    }
    RootKey root = new RootKey(source, Aes256Gcm.withKey(key));
    Arrays.fill(key, (byte) 0);
    return root;
  }

  /** Where it comes from; kept beside its mark in the database. */
  String source() {
    return source;
  }

  /** What people set to give it. */
  String name() {
    return nameOf(source);
  }

  byte[] wrap(byte[] plain, byte[] associatedData) {
    try {
      return aead.encrypt(plain, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name() + " cannot encrypt", e);
    }
  }

  /**
   * Opens what this key has wrapped.
   *
   * @throws GeneralSecurityException if it was another key, other associated data, or is damaged
   */
  byte[] unwrap(byte[] wrapped, byte[] associatedData) throws GeneralSecurityException {
    return aead.decrypt(wrapped, associatedData);
  }

  @Override
  public String toString() {
    return "RootKey[" + source + "]";
  }

  private static byte[] decode(Secret text) {
    try {
      return Base64.getDecoder().decode(text.reveal().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String nameOf(String source) {
    return source.substring(source.indexOf(':') + 1);
  }
}
