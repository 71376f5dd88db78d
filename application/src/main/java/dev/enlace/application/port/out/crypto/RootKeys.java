package dev.enlace.application.port.out.crypto;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is known of root keys: never the keys, only a known text sealed by each. */
public interface RootKeys {
  /** The primary root key's mark; empty in a new database. */
  Mono<Mark> primary();

  /** Keeps the first mark; where another replica was faster, the other one's comes back. */
  Mono<Mark> add(Mark mark);

  /** Every mark, also of root keys that are retired. */
  Flux<Mark> all();

  /**
   * Makes a root key the primary in the place of another one, which stays active; its mark is kept
   * if it is new. Empty where that other one is not the primary any more.
   */
  Mono<Mark> promote(Mark next, int from);

  /** Retires root keys that wrap no data key; how many that were. Never empty. */
  Mono<Long> retireUnused();

  /**
   * How a root key is recognised.
   *
   * @param kek where the key comes from, such as {@code env:ENCRYPTION_KEY}
   * @param checkValue a known text sealed by it: a wrong key does not open it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Mark(int id, String kek, byte[] checkValue) {}
}
