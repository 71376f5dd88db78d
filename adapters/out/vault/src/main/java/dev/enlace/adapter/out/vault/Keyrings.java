package dev.enlace.adapter.out.vault;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.crypto.DataKeyGenerator;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.workspace.WorkspaceId;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Data keys, unwrapped. Each is made when its keyring first seals something, and kept in memory: a
 * key never changes under its id. Which one is the primary is remembered for {@link
 * KeyRotation#PRIMARY_REMEMBERED} only, since any replica may begin a rotation.
 */
final class Keyrings {
  private static final Logger LOG = LoggerFactory.getLogger(Keyrings.class);
  private static final int REMEMBERED = 10_000;
  private static final int ATTEMPTS = 100;

  private final DataKeys wrappedKeys;
  private final RootKeyring roots;
  private final DataKeyGenerator generator;
  private final LongSupplier nanoTime;
  private final Remembered<Id, DataKey> keys = new Remembered<>(REMEMBERED);
  private final Remembered<Ring, Primary> primaries = new Remembered<>(REMEMBERED);
  private final Map<Id, Mono<DataKey>> unwrapping = new ConcurrentHashMap<>();

  Keyrings(
      DataKeys wrappedKeys, RootKeyring roots, DataKeyGenerator generator, LongSupplier nanoTime) {
    this.wrappedKeys = wrappedKeys;
    this.roots = roots;
    this.generator = generator;
    this.nanoTime = nanoTime;
  }

  /** The key to seal with, made if there is none. Never empty. */
  Mono<DataKey> primary(WorkspaceId workspace, KeyPurpose purpose) {
    Ring ring = new Ring(workspace, purpose);
    return Mono.defer(() -> Mono.justOrEmpty(primaries.get(ring)))
        .filter(this::isFresh)
        .map(Primary::key)
        .switchIfEmpty(Mono.defer(() -> readOrMakePrimary(ring)));
  }

  /** The key of that id, which must be of that keyring. Never empty. */
  Mono<DataKey> find(WorkspaceId workspace, KeyPurpose purpose, int id) {
    Id keyId = new Id(new Ring(workspace, purpose), id);
    return Mono.defer(() -> Mono.justOrEmpty(keys.get(keyId)))
        .switchIfEmpty(Mono.defer(() -> read(keyId)));
  }

  private boolean isFresh(Primary primary) {
    return nanoTime.getAsLong() - primary.readAt() < KeyRotation.PRIMARY_REMEMBERED.toNanos();
  }

  private Mono<DataKey> read(Id id) {
    return wrappedKeys
        .find(id.ring().workspace(), id.id())
        .filter(wrapped -> wrapped.purpose() == id.ring().purpose())
        .flatMap(wrapped -> unwrap(id, wrapped))
        .switchIfEmpty(Mono.error(() -> new UnreadableSecrets(id + " does not exist")));
  }

  /** Counts from before the question, so that the answer is not older than it seems. */
  private Mono<DataKey> readOrMakePrimary(Ring ring) {
    long askedAt = nanoTime.getAsLong();
    return wrappedKeys
        .primary(ring.workspace(), ring.purpose())
        .switchIfEmpty(Mono.defer(() -> makePrimary(ring)))
        .flatMap(wrapped -> known(new Id(ring, wrapped.id()), wrapped))
        .doOnNext(key -> primaries.put(ring, new Primary(key, askedAt)));
  }

  /** Another replica may take the id first: then the next is tried. */
  private Mono<Wrapped> makePrimary(Ring ring) {
    return wrappedKeys
        .nextId(ring.workspace())
        .flatMap(id -> generator.generate(ring.workspace(), ring.purpose(), id))
        .flatMap(wrappedKeys::addPrimary)
        .repeatWhenEmpty(ATTEMPTS, Flux::hide)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(ring + " finds no free key id")));
  }

  private Mono<DataKey> known(Id id, Wrapped wrapped) {
    return Mono.defer(() -> Mono.justOrEmpty(keys.get(id)))
        .switchIfEmpty(Mono.defer(() -> unwrap(id, wrapped)));
  }

  /** Once for all who ask together: the root key may be held far away. A failure is forgotten. */
  private Mono<DataKey> unwrap(Id id, Wrapped wrapped) {
    return unwrapping.computeIfAbsent(
        id,
        asked ->
            unwrapped(id, wrapped)
                .doOnNext(key -> keys.put(id, key))
                .doOnTerminate(() -> unwrapping.remove(id))
                .cache());
  }

  private Mono<DataKey> unwrapped(Id id, Wrapped wrapped) {
    return roots
        .find(wrapped.rootId())
        .flatMap(root ->
            root.unwrap(wrapped.wrappedKey(), id.associatedData())
                .onErrorMap(
                    GeneralSecurityException.class,
                    e -> damaged(id + " is not opened by " + root.name(), e)))
        .map(key -> {
          DataKey opened =
              new DataKey(id.id(), Aes256Gcm.withKey(key), AuditMac.derived(id.id(), key));
          Arrays.fill(key, (byte) 0);
          return opened;
        });
  }

  /**
   * Whoever runs the database can bring the key back: until then nothing under it is given up, and
   * what a provider has renewed meanwhile is held.
   */
  private static Failed damaged(String what, GeneralSecurityException cause) {
    LOG.error("{}; bring its row back from a backup", what, cause);
    return new Failed(new StoreUnavailable());
  }

  private record Primary(DataKey key, long readAt) {}

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
