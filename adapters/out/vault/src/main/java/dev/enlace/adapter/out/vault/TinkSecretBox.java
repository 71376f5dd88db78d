package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.DataKeyGenerator;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Seals with AES-256-GCM under a data key of the workspace and purpose. The associated data names
 * the place, so a ciphertext moved to another row, column, table or workspace opens no more than a
 * damaged one; a row's ciphertexts must be of the key that the row names.
 */
public final class TinkSecretBox implements SecretBox {
  private final Keyrings keyrings;

  /** Keeps its data keys, wrapped by a root key, in {@code dataKeys}. */
  public TinkSecretBox(DataKeys dataKeys, RootKeyring roots, DataKeyGenerator generator) {
    this(new Keyrings(dataKeys, roots, generator, System::nanoTime));
  }

  TinkSecretBox(Keyrings keyrings) {
    this.keyrings = keyrings;
  }

  @Override
  public Mono<SealedSecrets> seal(Place place, Map<String, Secret> secrets) {
    return keyrings
        .primary(place.workspace(), place.purpose())
        .map(key -> sealAll(key, place, secrets));
  }

  @Override
  public Mono<Map<String, Secret>> open(Place place, SealedSecrets sealed) {
    return keyrings
        .find(place.workspace(), place.purpose(), sealed.keyId())
        .map(key -> openAll(key, place, sealed));
  }

  @Override
  public Mono<SealedSecrets> reseal(Place place, SealedSecrets sealed, int keyId) {
    return keyrings
        .find(place.workspace(), place.purpose(), keyId)
        .zipWith(open(place, sealed), (key, opened) -> sealAll(key, place, opened));
  }

  private static SealedSecrets sealAll(DataKey key, Place place, Map<String, Secret> secrets) {
    Map<String, SealedSecret> sealed = new LinkedHashMap<>();
    secrets.forEach(
        (column, secret) -> sealed.put(column, key.seal(place, column, secret.reveal())));
    return new SealedSecrets(key.id(), sealed);
  }

  private static Map<String, Secret> openAll(DataKey key, Place place, SealedSecrets sealed) {
    Map<String, Secret> opened = new LinkedHashMap<>();
    sealed
        .byField()
        .forEach((column, secret) -> opened.put(column, open(key, place, column, secret)));
    return opened;
  }

  private static Secret open(DataKey key, Place place, String column, SealedSecret sealed) {
    try {
      return key.open(place, column, sealed);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecrets(
          "%s of %s %s in workspace %s does not open"
              .formatted(column, place.table(), place.row(), place.workspace()),
          e);
    }
  }
}
