package dev.enlace.application.port.out.crypto;

/** Tells whether two requests are the same without keeping either. */
public interface Fingerprints {
  /**
   * A keyed hash of 32 bytes: a request may hold a password, which a plain hash would let people
   * try out.
   */
  byte[] of(byte[] content);
}
