package dev.enlace.adapter.out.vault;

import com.google.crypto.tink.Aead;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.domain.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The key that wraps data keys and nothing else, so that a new one has only those to wrap again. It
 * never leaves this object, or the service that holds it.
 */
public final class RootKey {
  /** Of the first root key of an installation. */
  static final int FIRST_ID = 1;

  /** All of an answer: the client's own limit ends where its body begins. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final Logger LOG = LoggerFactory.getLogger(RootKey.class);

  private final String source;
  private final Aead aead;
  private final boolean remote;

  private RootKey(String source, Aead aead, boolean remote) {
    this.source = source;
    this.aead = aead;
    this.remote = remote;
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
    RootKey root = new RootKey(source, Aes256Gcm.withKey(key), false);
    Arrays.fill(key, (byte) 0);
    return root;
  }

  /**
   * One that a key-management service holds.
   *
   * @param source such as {@code vault:transit/enlace}
   * @param remote may wait for the service: it gets a thread that may, for a while
   */
  public static RootKey heldBy(String source, Aead remote) {
    return new RootKey(source, remote, true);
  }

  /** Where it comes from; kept beside its mark in the database. */
  String source() {
    return source;
  }

  /** What people set to give it. */
  String name() {
    return nameOf(source);
  }

  /** Fails with {@code StoreUnavailable} where the service that holds it is away. */
  Mono<byte[]> wrap(byte[] plain, byte[] associatedData) {
    return asked(() -> aead.encrypt(plain, associatedData));
  }

  /**
   * Opens what this key has wrapped. Fails with a {@link GeneralSecurityException} if it was
   * another key, other associated data, or is damaged; with {@code StoreUnavailable} where the
   * service that holds it is away.
   */
  Mono<byte[]> unwrap(byte[] wrapped, byte[] associatedData) {
    return asked(() -> aead.decrypt(wrapped, associatedData));
  }

  @Override
  public String toString() {
    return "RootKey[" + source + "]";
  }

  private Mono<byte[]> asked(Callable<byte[]> question) {
    Mono<byte[]> answer = Mono.fromCallable(question);
    return remote
        ? answer
            .subscribeOn(Schedulers.boundedElastic())
            .timeout(PATIENCE)
            .onErrorMap(TimeoutException.class, late -> away("it takes too long to answer"))
            .onErrorMap(KmsUnavailable.class, trouble -> away(trouble.getMessage()))
        : answer;
  }

  private Failed away(@Nullable String why) {
    LOG.warn("{} is out of reach: {}", source, why);
    return new Failed(new StoreUnavailable());
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
