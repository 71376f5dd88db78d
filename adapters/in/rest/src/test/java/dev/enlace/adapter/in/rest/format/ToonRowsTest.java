package dev.enlace.adapter.in.rest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.toon.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class ToonRowsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void rows_become_one_table_when_the_last_has_come() {
    String text = text(rows().table("records", row(1).concatWith(row(2)).concatWith(row(3))));
    assertThat(text).isEqualTo("records[3\t]{n}:\n  1\n  2\n  3");
    assertThat(text(rows().table("records", Flux.empty()))).isEqualTo("records: []");
  }

  @Test
  void many_rows_go_through_a_file_that_nobody_finds() throws IOException {
    AtomicLong lines = new AtomicLong();
    rows()
        .table("records", Flux.range(0, 100_000).map(n -> Map.of("n", n, "t", "text " + n)))
        .doOnNext(part -> {
          byte[] bytes = new byte[part.readableByteCount()];
          part.read(bytes);
          for (byte each : bytes) {
            lines.addAndGet(each == '\n' ? 1 : 0);
          }
        })
        .blockLast(LONG);
    assertThat(lines).hasValue(100_000);
    assertThat(files()).isZero();
  }

  @Test
  void trouble_with_the_rows_is_the_documents_before_a_byte_is_sent() throws IOException {
    Flux<Map<String, Integer>> broken =
        row(1).concatWith(Flux.error(new IllegalStateException("upstream")));
    AtomicInteger parts = new AtomicInteger();

    assertThatIllegalStateException()
        .isThrownBy(() ->
            rows()
                .table("records", broken)
                .doOnNext(part -> parts.incrementAndGet())
                .blockLast(LONG))
        .withMessage("upstream");
    assertThat(parts).hasValue(0);
    assertThat(files()).isZero();
  }

  @Test
  void who_has_gone_asks_for_no_more_rows() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Flux<Map<String, Integer>> endless =
        Flux.<Map<String, Integer>>generate(rows -> rows.next(Map.of("n", asked.incrementAndGet())))
            .subscribeOn(Schedulers.boundedElastic());

    Disposable reader = rows().table("records", endless).subscribe();
    while (asked.get() < 1_000) {
      Thread.sleep(5);
    }
    reader.dispose();
    int then;
    do {
      then = asked.get();
      Thread.sleep(200);
    } while (asked.get() != then);
    assertThat(asked.get()).isEqualTo(then);
  }

  private ToonRows rows() {
    return new ToonRows(new ToonSettings(true, Layout.COMPACT, folder));
  }

  private static Flux<Map<String, Integer>> row(int number) {
    return Flux.just(Map.of("n", number));
  }

  private static String text(Flux<DataBuffer> document) {
    return String.join(
        "",
        document
            .map(part -> part.toString(StandardCharsets.UTF_8))
            .collectList()
            .blockOptional(LONG)
            .orElseThrow());
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
