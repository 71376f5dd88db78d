package dev.enlace.application.memory.crypto;

import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/**
 * Hides nothing, and is as strict as a real box: what is moved to another place or field, or
 * touched, does not open.
 */
public final class PlainBox implements SecretBox {
  private static final int KEY_ID = 1;
  private static final int MARK_LENGTH = 32;

  private final AtomicInteger opened = new AtomicInteger();

  /** How often a row's secrets were opened. */
  public int opened() {
    return opened.get();
  }

  @Override
  public Mono<SealedSecrets> seal(Place place, Map<String, Secret> secrets) {
    return Mono.fromSupplier(() -> {
      Map<String, SealedSecret> sealed = new HashMap<>();
      secrets.forEach((field, secret) -> sealed.put(field, sealed(place, field, secret)));
      return new SealedSecrets(KEY_ID, sealed);
    });
  }

  @Override
  public Mono<Map<String, Secret>> open(Place place, SealedSecrets sealed) {
    return Mono.fromSupplier(() -> {
      opened.incrementAndGet();
      Map<String, Secret> secrets = new HashMap<>();
      sealed.byField().forEach((field, secret) -> secrets.put(field, opened(place, field, secret)));
      return secrets;
    });
  }

  @Override
  public Mono<SealedSecrets> reseal(Place place, SealedSecrets sealed, int keyId) {
    return open(place, sealed).map(opened -> new SealedSecrets(keyId, sealed.byField()));
  }

  private static SealedSecret sealed(Place place, String field, Secret secret) {
    byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] mark = mark(place, field, secret.reveal());
    return new SealedSecret(
        ByteBuffer.allocate(mark.length + text.length).put(mark).put(text).array());
  }

  private static Secret opened(Place place, String field, SealedSecret sealed) {
    byte[] bytes = sealed.ciphertext();
    if (bytes.length <= MARK_LENGTH) {
      throw doesNotOpen(place, field);
    }
    byte[] mark = new byte[MARK_LENGTH];
    ByteBuffer.wrap(bytes).get(mark);
    String text =
        new String(bytes, MARK_LENGTH, bytes.length - MARK_LENGTH, StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(mark, mark(place, field, text))) {
      throw doesNotOpen(place, field);
    }
    return Secret.of(text);
  }

  private static byte[] mark(Place place, String field, String text) {
    return Digests.sha256(place + "\n" + field + "\n" + text);
  }

  private static UnreadableSecrets doesNotOpen(Place place, String field) {
    return new UnreadableSecrets("what was sealed for " + place + "/" + field + " is damaged");
  }
}
