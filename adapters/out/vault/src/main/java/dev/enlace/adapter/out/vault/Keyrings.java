package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.domain.workspace.WorkspaceId;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Data keys, unwrapped. Each is made when its keyring first seals something, and kept in memory: a
 * key never changes under its id.
 */
final class Keyrings {
  private static final int REMEMBERED = 10_000;
  private static final int ATTEMPTS = 100;

  private final DataKeys wrappedKeys;
  private final RootKey root;
  private final Entropy entropy;
  private final Remembered<Id, DataKey> keys = new Remembered<>(REMEMBERED);
  private final Remembered<Ring, DataKey> primaries = new Remembered<>(REMEMBERED);

  Keyrings(DataKeys wrappedKeys, RootKey root, Entropy entropy) {
    this.wrappedKeys = wrappedKeys;
    this.root = root;
    this.entropy = entropy;
  }

  /** The key to seal with, made if there is none. Never empty. */
  Mono<DataKey> primary(WorkspaceId workspace, KeyPurpose purpose) {
    Ring ring = new Ring(workspace, purpose);
    return Mono.defer(() -> Mono.justOrEmpty(primaries.get(ring)))
        .switchIfEmpty(Mono.defer(() -> readOrMakePrimary(ring)))
        .doOnNext(key -> primaries.put(ring, key));
  }

  /** The key of that id, which must be of that keyring. Never empty. */
  Mono<DataKey> find(WorkspaceId workspace, KeyPurpose purpose, int id) {
    Id keyId = new Id(new Ring(workspace, purpose), id);
    return Mono.defer(() -> Mono.justOrEmpty(keys.get(keyId)))
        .switchIfEmpty(Mono.defer(() -> read(keyId)));
  }

  private Mono<DataKey> read(Id id) {
    return wrappedKeys
        .find(id.ring().workspace(), id.id())
        .map(wrapped -> unwrap(id, wrapped))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(id + " does not exist")));
  }

  private Mono<DataKey> readOrMakePrimary(Ring ring) {
    return wrappedKeys
        .primary(ring.workspace(), ring.purpose())
        .switchIfEmpty(Mono.defer(() -> makePrimary(ring)))
        .map(wrapped -> unwrap(new Id(ring, wrapped.id()), wrapped));
  }

  /** Another replica may take the id first: then the next is tried. */
  private Mono<Wrapped> makePrimary(Ring ring) {
    return wrappedKeys
        .nextId(ring.workspace())
        .flatMap(id -> wrappedKeys.addPrimary(newKey(new Id(ring, id))))
        .repeatWhenEmpty(ATTEMPTS, Flux::hide)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(ring + " finds no free key id")));
  }

  private Wrapped newKey(Id id) {
    byte[] key = entropy.bytes(Aes256Gcm.KEY_BYTES);
    byte[] wrapped = root.wrap(key, id.associatedData());
    Arrays.fill(key, (byte) 0);
    return new Wrapped(
        id.ring().workspace(), id.id(), id.ring().purpose(), RootKey.FIRST_ID, wrapped);
  }

  private DataKey unwrap(Id id, Wrapped wrapped) {
    try {
      byte[] key = root.unwrap(wrapped.wrappedKey(), id.associatedData());
      DataKey unwrapped =
          new DataKey(id.id(), Aes256Gcm.withKey(key), AuditMac.derived(id.id(), key));
      Arrays.fill(key, (byte) 0);
      keys.put(id, unwrapped);
      return unwrapped;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(id + " is not opened by " + root.name(), e);
    }
  }

  private record Ring(WorkspaceId workspace, KeyPurpose purpose) {
    @Override
    public String toString() {
      return "keyring " + purpose.code() + " of workspace " + workspace;
    }
  }

  private record Id(Ring ring, int id) {
    byte[] associatedData() {
      return AssociatedData.ofDataKey(ring.workspace(), id, ring.purpose());
    }

    @Override
    public String toString() {
      return "data key " + id + " in the " + ring;
    }
  }
}
