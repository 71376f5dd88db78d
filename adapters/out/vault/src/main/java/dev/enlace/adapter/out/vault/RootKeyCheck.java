package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.application.port.out.crypto.RootKeys.Mark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out at the start, and not at the first secret, that the root key is not the one that this
 * database was set up with. The first start leaves a known text sealed by the key; every later one
 * opens it. Where a key is given that is new, beside the one before, it takes over: the data keys
 * are wrapped again, and nothing else. Several replicas may do so together. A data key that does
 * not open stays as it is and stops nobody: what it has sealed is lost either way, unless somebody
 * puts the key back.
 */
public final class RootKeyCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RootKeyCheck.class);

  private final RootKeys marks;
  private final RootKeyring ring;
  private final DataKeys dataKeys;

  /** Checks the keys that were given against the database's marks. */
  public RootKeyCheck(RootKeys marks, RootKeyring ring, DataKeys dataKeys) {
    this.marks = marks;
    this.ring = ring;
    this.dataKeys = dataKeys;
  }

  /**
   * Completes once the current key wraps everything that opens; fails with {@link WrongRootKey}.
   * Tells how many data keys it has gone through, at each, so that one who waits sees that it goes
   * on.
   */
  public Flux<Long> run() {
    return primary()
        .flatMapMany(primary -> new Rewrapping(ring, dataKeys, primary.id()).run())
        .index((count, key) -> count + 1)
        .concatWith(Mono.defer(marks::retireUnused).then(Mono.empty()));
  }

  private Mono<Mark> primary() {
    return Mono.defer(marks::primary)
        .switchIfEmpty(Mono.defer(() -> ring.newMark(RootKey.FIRST_ID).flatMap(marks::add)))
        .flatMap(mark ->
            ring.opens(ring.current(), mark)
                .flatMap(opens -> opens ? Mono.just(mark) : succeed(mark)));
  }

  /** Another start may be faster: then its root key is looked at. */
  private Mono<Mark> succeed(Mark before) {
    return ring.recognise(before)
        .switchIfEmpty(Mono.error(() -> new WrongRootKey(ring.current(), before)))
        .flatMap(old -> successor())
        .flatMap(next -> marks.promote(next, before.id()))
        .doOnNext(next -> LOG.info("Root key {} takes over from {}", next.id(), before.id()))
        .switchIfEmpty(Mono.defer(this::primary));
  }

  /** The current key may have been the primary before. */
  private Mono<Mark> successor() {
    return marks
        .all()
        .collectList()
        .flatMap(all ->
            Flux.fromIterable(all)
                .filterWhen(mark -> ring.opens(ring.current(), mark))
                .next()
                .switchIfEmpty(ring.newMark(1 + all.stream().mapToInt(Mark::id).max().orElse(0))));
  }
}
