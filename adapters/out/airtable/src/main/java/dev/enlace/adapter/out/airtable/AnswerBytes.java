package dev.enlace.adapter.out.airtable;

import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The answers that are being read, which together take a part of the memory that there is: pages of
 * long texts are several megabytes each, and many at once would take it all.
 */
final class AnswerBytes {
  /** A page of 100 records with long texts. */
  private static final int LARGEST = 16 << 20;

  /** Read, an answer takes some times its length. */
  private static final int PART_OF_MEMORY = 8;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final long most;
  private final int largest;
  private final AtomicLong underWay = new AtomicLong();

  AnswerBytes(long most, int largest) {
    this.most = most;
    this.largest = largest;
  }

  static AnswerBytes ofThisProcess() {
    long part = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY;
    return new AnswerBytes(part, (int) Math.min(LARGEST, part));
  }

  /**
   * What an answer says.
   *
   * @param mayBeRefused whether it can be asked for again: that of a write is read in any case
   */
  <T> Mono<T> read(
      ProviderId provider,
      Flux<DataBuffer> answer,
      boolean mayBeRefused,
      Function<byte[], T> meaning) {
    return Mono.defer(() -> {
      AtomicLong own = new AtomicLong();
      Flux<DataBuffer> counted =
          answer.doOnNext(part -> {
            int length = part.readableByteCount();
            own.addAndGet(length);
            boolean tooMuch = underWay.addAndGet(length) > most && mayBeRefused;
            if (tooMuch || own.get() > largest) {
              DataBufferUtils.release(part);
              throw tooMuch
                  ? Answers.unavailable(provider, ProviderProblem.OVERLOADED, SOON)
                  : new DataBufferLimitException("more than " + largest + " bytes");
            }
          });
      return DataBufferUtils.join(counted)
          .map(AnswerBytes::bytes)
          .defaultIfEmpty(new byte[0])
          .map(meaning)
          .doFinally(end -> underWay.addAndGet(-own.get()));
    });
  }

  private static byte[] bytes(DataBuffer joined) {
    byte[] bytes = new byte[joined.readableByteCount()];
    joined.read(bytes);
    DataBufferUtils.release(joined);
    return bytes;
  }
}
