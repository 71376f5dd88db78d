package dev.enlace.application.port.out.crypto;

/** Randomness that nobody can guess; a port so that tests can. */
public interface Entropy {
  /** That many fresh random bytes. */
  byte[] bytes(int count);
}
