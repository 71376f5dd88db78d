package dev.enlace.application.usecase.proxy;

import dev.enlace.application.passing.Content;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A body that can be sent again as long as it is small and says how long it is. Any other passes
 * once, and is kept nowhere.
 */
final class RepeatableBody {
  /** Of a body that is kept until its answer is there: what many callers at once may cost. */
  static final long MOST = 128L * 1024;

  private final @Nullable Content content;
  private final Mono<byte[]> kept;
  private final AtomicBoolean spent = new AtomicBoolean();

  RepeatableBody(@Nullable Content content) {
    this.content = content;
    this.kept = content == null ? Mono.empty() : collected(content).cache();
  }

  /** Whether it can be sent now: always for the first time. */
  boolean isThere() {
    return !spent.get();
  }

  /** For one sending; null in it: no body. */
  Mono<Sendable> next() {
    if (content == null) {
      return Mono.just(new Sendable(null));
    }
    if (isSmall(content)) {
      return kept.map(bytes -> new Sendable(of(bytes)));
    }
    spent.set(true);
    return Mono.just(new Sendable(content));
  }

  private static boolean isSmall(Content content) {
    Long length = content.length();
    return length != null && length <= MOST;
  }

  private static Content of(byte[] bytes) {
    return new Content((long) bytes.length, Flux.defer(() -> Flux.just(ByteBuffer.wrap(bytes))));
  }

  private static Mono<byte[]> collected(Content content) {
    return Mono.defer(() -> {
      ByteBuffer all = ByteBuffer.allocate(Objects.requireNonNull(content.length()).intValue());
      return content.bytes().doOnNext(all::put).then(Mono.fromSupplier(all::array));
    });
  }

  /** What is sent. */
  record Sendable(@Nullable Content content) {}
}
