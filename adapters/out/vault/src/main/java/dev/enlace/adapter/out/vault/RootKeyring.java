package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.application.port.out.crypto.RootKeys.Mark;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The root keys that this replica was given: the one to wrap with, and those before it, which only
 * open. Which of them is which root key of the database, their marks tell.
 */
public final class RootKeyring {
  private static final byte[] KNOWN_TEXT = "enlace root key".getBytes(StandardCharsets.US_ASCII);

  private final RootKeys marks;
  private final List<RootKey> keys;
  private final Map<Integer, RootKey> recognised = new ConcurrentHashMap<>();

  /**
   * With those marks.
   *
   * @param keys the current one first
   */
  public RootKeyring(RootKeys marks, List<RootKey> keys) {
    this.marks = marks;
    this.keys = List.copyOf(keys);
  }

  /** The key to wrap with. */
  RootKey current() {
    return keys.getFirst();
  }

  /** The database's primary root key. Fails with {@link WrongRootKey} if it was not given. */
  Mono<Numbered> primary() {
    return marks.primary().flatMap(this::required);
  }

  /** The root key of that id. Fails with {@link WrongRootKey} if it was not given. */
  Mono<RootKey> find(int id) {
    return Mono.defer(() -> Mono.justOrEmpty(recognised.get(id)))
        .switchIfEmpty(
            Mono.defer(() -> marks.all().filter(mark -> mark.id() == id).next())
                .flatMap(this::required)
                .map(Numbered::key))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no root key " + id)));
  }

  /** The given key that has left that mark; empty if none has. */
  Mono<RootKey> recognise(Mark mark) {
    return Flux.fromIterable(keys)
        .filterWhen(key -> opens(key, mark))
        .next()
        .doOnNext(key -> recognised.put(mark.id(), key));
  }

  /** Whether that key has left that mark. */
  Mono<Boolean> opens(RootKey key, Mark mark) {
    return key.unwrap(mark.checkValue(), AssociatedData.ofMark(mark.id()))
        .map(text -> MessageDigest.isEqual(KNOWN_TEXT, text))
        .onErrorReturn(GeneralSecurityException.class, false);
  }

  /** A mark of the current key. */
  Mono<Mark> newMark(int id) {
    return current()
        .wrap(KNOWN_TEXT, AssociatedData.ofMark(id))
        .map(sealed -> new Mark(id, current().source(), sealed));
  }

  private Mono<Numbered> required(Mark mark) {
    return Mono.defer(() -> Mono.justOrEmpty(recognised.get(mark.id())))
        .switchIfEmpty(Mono.defer(() -> recognise(mark)))
        .switchIfEmpty(Mono.error(() -> new WrongRootKey(current(), mark)))
        .map(key -> new Numbered(mark.id(), key));
  }

  /** A root key and its id in the database. */
  record Numbered(int id, RootKey key) {}
}
