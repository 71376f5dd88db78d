package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Wraps all data keys by one root key, in passes until one finds nothing to wrap: another replica
 * may have added some meanwhile. The root key may be held far away, so a few are asked for at once.
 */
final class Rewrapping {
  private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
  private static final int PAGE = 100;
  private static final int AT_ONCE = 8;

  private final RootKeyring ring;
  private final DataKeys dataKeys;
  private final int rootId;
  private final AtomicLong wrapped = new AtomicLong();
  private final Queue<Wrapped> closed = new ConcurrentLinkedQueue<>();

  Rewrapping(RootKeyring ring, DataKeys dataKeys, int rootId) {
    this.ring = ring;
    this.dataKeys = dataKeys;
    this.rootId = rootId;
  }

  /** Each key that was gone through. */
  Flux<Wrapped> run() {
    return Flux.defer(this::pass).repeat(() -> wrapped.get() > 0).doOnComplete(this::sayWhatIsLeft);
  }

  private Flux<Wrapped> pass() {
    wrapped.set(0);
    closed.clear();
    return page(null)
        .expand(keys -> keys.size() < PAGE ? Mono.empty() : page(keys.getLast()))
        .concatMapIterable(keys -> keys)
        .flatMap(key -> rewrap(key).thenReturn(key), AT_ONCE);
  }

  private Mono<List<Wrapped>> page(@Nullable Wrapped after) {
    return dataKeys.wrappedByOthers(rootId, after, PAGE).collectList();
  }

  private Mono<Boolean> rewrap(Wrapped key) {
    byte[] place = AssociatedData.ofDataKey(key.workspace(), key.id(), key.purpose());
    return ring.find(key.rootId())
        .flatMap(old -> old.unwrap(key.wrappedKey(), place))
        .doOnError(GeneralSecurityException.class, trouble -> closed.add(key))
        .onErrorComplete(GeneralSecurityException.class)
        .flatMap(plain ->
            ring.current().wrap(plain, place).doFinally(end -> Arrays.fill(plain, (byte) 0)))
        .map(again -> new Wrapped(key.workspace(), key.id(), key.purpose(), rootId, again))
        .flatMap(again -> dataKeys.rewrap(again, key.rootId()))
        .doOnNext(mine -> wrapped.incrementAndGet());
  }

  private static String named(Wrapped key) {
    return "data key %d (%s) of workspace %s, by root key %d"
        .formatted(key.id(), key.purpose().code(), key.workspace(), key.rootId());
  }

  private void sayWhatIsLeft() {
    closed.forEach(key -> LOG.error("Does not open, and stays as it is: {}", named(key)));
    if (!closed.isEmpty()) {
      LOG.error(
          "{} data keys do not open. As long as they are there, the root key that has wrapped them"
              + " is still to be given, in ENCRYPTION_KEY_PREVIOUS",
          closed.size());
    }
  }
}
