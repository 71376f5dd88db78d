package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.application.port.out.crypto.RootKeys.Mark;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import reactor.core.publisher.Mono;

/**
 * Finds out at the start, and not at the first secret, that the root key is not the one that this
 * database was set up with. The first start leaves a known text sealed by the key; every later one
 * opens it.
 */
public final class RootKeyCheck {
  private static final byte[] KNOWN_TEXT = "enlace root key".getBytes(StandardCharsets.US_ASCII);

  private final RootKeys marks;
  private final RootKey key;

  /** Checks that key against the database's mark. */
  public RootKeyCheck(RootKeys marks, RootKey key) {
    this.marks = marks;
    this.key = key;
  }

  /** Completes if the key is the right one or the first; fails with {@link WrongRootKey}. */
  public Mono<Void> run() {
    return marks
        .primary()
        .switchIfEmpty(Mono.defer(() -> marks.add(newMark())))
        .flatMap(
            mark -> opens(mark) ? Mono.empty() : Mono.error(() -> new WrongRootKey(key, mark)));
  }

  private Mark newMark() {
    int id = RootKey.FIRST_ID;
    return new Mark(id, key.source(), key.wrap(KNOWN_TEXT, AssociatedData.ofMark(id)));
  }

  private boolean opens(Mark mark) {
    try {
      byte[] text = key.unwrap(mark.checkValue(), AssociatedData.ofMark(mark.id()));
      return MessageDigest.isEqual(KNOWN_TEXT, text);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
