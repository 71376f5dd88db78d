package dev.enlace.adapter.in.rest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.adapter.in.rest.problem.Refusals;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.domain.workspace.WorkspaceId;
import dev.enlace.toon.Layout;
import dev.enlace.toon.SpoolRoom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  private static final WorkspaceId WHOSE = new WorkspaceId(new UUID(0, 1));

  @TempDir private Path folder;

  @Test
  void rows_become_one_table_when_the_last_has_come() {
    String text =
        text(rows().table(WHOSE, "records", row(1).concatWith(row(2)).concatWith(row(3))));
    assertThat(text).isEqualTo("records[3\t]{n}:\n  1\n  2\n  3");
    assertThat(text(rows().table(WHOSE, "records", Flux.empty()))).isEqualTo("records: []");
  }

  @Test
  void many_rows_go_through_a_file_that_nobody_finds() throws IOException {
    AtomicLong lines = new AtomicLong();
    rows()
        .table(WHOSE, "records", Flux.range(0, 100_000).map(n -> Map.of("n", n, "t", "text " + n)))
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
                .table(WHOSE, "records", broken)
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

    Disposable reader = rows().table(WHOSE, "records", endless).subscribe();
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

  @Test
  void rows_that_are_too_many_are_the_callers_to_ask_for_otherwise() {
    SpoolRoom small = new SpoolRoom(1 << 18, 1 << 20);

    assertThat(refused(rows(small).table(WHOSE, "records", many())))
        .isEqualTo("413 PAYLOAD_TOO_LARGE");
    assertThat(small.taken()).isZero();
  }

  @Test
  void rows_that_find_no_room_beside_others_may_be_asked_for_again() {
    assertThat(refused(rows(new SpoolRoom(1 << 20, 1 << 18)).table(WHOSE, "records", many())))
        .isEqualTo("429 RATE_LIMITED");
  }

  @Test
  void a_disk_that_takes_nothing_is_no_bug_of_the_request() {
    Path nowhere = folder.resolve("nowhere");
    ToonRows rows =
        new ToonRows(
            new ToonSettings(true, Layout.COMPACT, nowhere), new SpoolRoom(1 << 20, 1 << 20));

    assertThat(refused(rows.list(WHOSE, "records", many()))).isEqualTo("503 STORE_UNAVAILABLE");
  }

  @Test
  void a_workspace_has_a_few_documents_at_a_time_and_leaves_others_theirs() {
    ToonRows rows = rows();
    List<Disposable> waiting =
        Stream.generate(() -> rows.table(WHOSE, "records", Flux.never()).subscribe())
            .limit(LongDocuments.MOST)
            .toList();

    assertThat(refused(rows.table(WHOSE, "records", row(1)))).isEqualTo("429 RATE_LIMITED");
    assertThat(text(rows.table(new WorkspaceId(new UUID(0, 2)), "records", row(1))))
        .isEqualTo("records[1\t]{n}:\n  1");
    waiting.forEach(Disposable::dispose);
    assertThat(text(rows.table(WHOSE, "records", row(1)))).isEqualTo("records[1\t]{n}:\n  1");
  }

  private ToonRows rows() {
    return rows(new SpoolRoom(1L << 30, 1L << 30));
  }

  private ToonRows rows(SpoolRoom room) {
    return new ToonRows(new ToonSettings(true, Layout.COMPACT, folder), room);
  }

  private static Flux<Map<String, Object>> many() {
    return Flux.range(0, 100_000).map(n -> Map.of("n", n, "t", "text " + n));
  }

  private static String refused(Flux<DataBuffer> document) {
    try {
      document.blockLast(LONG);
      throw new AssertionError("it was written");
    } catch (Refused refused) {
      return Refusals.decided(refused).orElseThrow().value() + " " + refused.getMessage();
    }
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
