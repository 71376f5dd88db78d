package dev.enlace.application.usecase.proxy;

import dev.enlace.application.passing.Content;
import dev.enlace.domain.workspace.WorkspaceId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A body that can be sent again as long as it is small and says how long it is. Any other passes
 * once, and is kept nowhere. Neither is sent before there is something to send.
 */
final class RepeatableBody {
  /** Of a body that is kept until its answer is there. */
  static final long MOST = 128L * 1024;

  private final @Nullable Content content;
  private final KeptBodies room;
  private final WorkspaceId whose;
  private final AtomicReference<Way> way = new AtomicReference<>(Way.UNKNOWN);
  private final AtomicReference<byte @Nullable []> kept = new AtomicReference<>();

  RepeatableBody(@Nullable Content content, KeptBodies room, WorkspaceId whose) {
    this.content = content;
    this.room = room;
    this.whose = whose;
  }

  /** Whether it can be sent now: always for the first time. */
  boolean isThere() {
    return way.get() != Way.SPENT;
  }

  /** Whether all of it is there when it is sent. */
  boolean isWhole() {
    return content == null || way.get() == Way.KEPT;
  }

  /** Sends it, if there is one: with all of it where it is kept, else with its first piece. */
  <T> Mono<T> send(Sending<T> sending) {
    return Mono.defer(() -> {
      if (content == null) {
        return sending.send(null);
      }
      if (isKept(content)) {
        return collected(content).flatMap(bytes -> sending.send(of(bytes)));
      }
      way.set(Way.SPENT);
      return content
          .bytes()
          .switchOnFirst(
              (first, all) ->
                  first.isOnError()
                      ? all.then(Mono.<T>empty())
                      : sending.send(new Content(content.length(), all)),
              // an answer may be there before the body's end
              false)
          .singleOrEmpty();
    });
  }

  /** That it is not sent again. */
  void forget() {
    if (content != null && way.getAndSet(Way.SPENT) == Way.KEPT) {
      kept.set(null);
      room.giveBack(whose, length(content));
    }
  }

  private boolean isKept(Content body) {
    long length = length(body);
    if (way.get() == Way.UNKNOWN
        && body.length() != null
        && length <= MOST
        && room.take(whose, length)
        && !way.compareAndSet(Way.UNKNOWN, Way.KEPT)) {
      room.giveBack(whose, length);
    }
    return way.get() == Way.KEPT;
  }

  private Mono<byte[]> collected(Content body) {
    byte[] before = kept.get();
    return before != null
        ? Mono.just(before)
        : body.bytes()
            .collect(ByteArrayOutputStream::new, RepeatableBody::write)
            .map(ByteArrayOutputStream::toByteArray)
            .doOnNext(kept::set);
  }

  private static void write(ByteArrayOutputStream all, ByteBuffer piece) {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    all.writeBytes(bytes);
  }

  private static long length(Content body) {
    Long length = body.length();
    return length == null ? 0 : length;
  }

  private static Content of(byte[] bytes) {
    return new Content((long) bytes.length, Flux.defer(() -> Flux.just(ByteBuffer.wrap(bytes))));
  }

  private enum Way {
    UNKNOWN,
    KEPT,
    SPENT
  }

  /** What is done with it; null: no body. */
  interface Sending<T> {
    Mono<T> send(@Nullable Content content);
  }
}
