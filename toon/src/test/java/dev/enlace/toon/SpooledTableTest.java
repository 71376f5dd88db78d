package dev.enlace.toon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledTableTest {
  private static final SpoolRoom ENOUGH = new SpoolRoom(1L << 30, 1L << 30);

  @TempDir private Path folder;

  @Test
  void writes_what_the_whole_document_would_be() throws IOException {
    List<Map<String, @Nullable Object>> rows = FlatRecords.rows(AirtablePage.records(2_000));
    for (Layout layout : Layout.values()) {
      assertThat(text(rows, layout))
          .isEqualTo(utf8(ToonEncoder.of(layout).bytes(Map.of("records", rows))));
    }
  }

  @Test
  void fills_in_columns_that_came_later_and_puts_cells_in_their_columns() throws IOException {
    assertThat(text(List.of(Map.of("a", 1), Map.of("b,c", "x,y"), Map.of("a", 2)), Layout.PRETTY))
        .isEqualTo("records[3]{a,\"b,c\"}:\n  1,null\n  null,\"x,y\"\n  2,null");
    assertThat(text(List.of(), Layout.COMPACT)).isEqualTo("records: []");
  }

  @Test
  void objects_of_any_shape_become_a_list() throws IOException {
    List<Map<String, Object>> records = AirtablePage.records(500);
    for (Layout layout : Layout.values()) {
      try (Spooled list = Spooled.list(folder, layout, ENOUGH)) {
        for (Map<String, Object> each : records) {
          list.add(each);
        }
        assertThat(all(list))
            .isEqualTo(utf8(ToonEncoder.of(layout).bytes(Map.of("records", records))));
      }
    }
    try (Spooled list = Spooled.list(folder, Layout.PRETTY, ENOUGH)) {
      assertThat(all(list)).isEqualTo("records: []");
    }
  }

  @Test
  void takes_rows_greater_than_a_block() throws IOException {
    String great = "x".repeat(3 * Spool.BLOCK + 1);
    assertThat(text(List.of(Map.of("a", great), Map.of("a", 1)), Layout.COMPACT))
        .isEqualTo("records[2\t]{a}:\n  " + great + "\n  1");
  }

  @Test
  void leaves_no_name_in_the_folder_while_it_is_open() throws IOException {
    try (Spooled table = Spooled.table(folder, Layout.COMPACT, ENOUGH)) {
      fill(table, 100);
      assertThat(files()).isEmpty();
      assertThat(table.document("a")).hasNext();
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void needs_no_file_for_little() throws IOException {
    Spool spool =
        new Spool(
            () -> {
              throw new IOException("no file");
            },
            ENOUGH);
    try (SpooledTable table = new SpooledTable(Layout.COMPACT, spool)) {
      table.add(Map.of("a", 1));
      assertThat(all(table)).isEqualTo("records[1\t]{a}:\n  1");
    }
  }

  @Test
  void nobody_reads_or_changes_the_file() throws IOException {
    Path path = folder.resolve("seen");
    try (SpooledTable table =
        new SpooledTable(Layout.COMPACT, new Spool(() -> open(path), ENOUGH))) {
      fill(table, 100);
      byte[] file = Files.readAllBytes(path);
      assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret");

      file[Spool.BLOCK / 2] ^= 1;
      Files.write(path, file);
      assertThatThrownBy(() -> all(table)).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void the_file_is_its_owners_alone() throws IOException {
    try (FileChannel channel = TemporaryFile.in(folder).open()) {
      assertThat(channel.isOpen()).isTrue();
    }
    Path path = Files.createTempFile(folder, "enlace-", ".spool");
    assertThat(Files.getPosixFilePermissions(path)).hasToString("[OWNER_READ, OWNER_WRITE]");
  }

  @Test
  void ends_where_there_is_no_room() throws IOException {
    SpoolRoom room = new SpoolRoom(3 * Spool.BLOCK, 4 * Spool.BLOCK - 1);
    try (Spooled table = Spooled.table(folder, Layout.COMPACT, room)) {
      assertThatThrownBy(() -> fill(table, 300))
          .isInstanceOfSatisfying(SpoolFull.class, full -> assertThat(full.isShared()).isFalse());
      assertThat(room.taken()).isBetween(2L * Spool.BLOCK, 3L * Spool.BLOCK);
      try (Spooled other = Spooled.list(folder, Layout.COMPACT, room)) {
        assertThatThrownBy(() -> fill(other, 300))
            .isInstanceOfSatisfying(SpoolFull.class, full -> assertThat(full.isShared()).isTrue());
      }
    }
    assertThat(room.taken()).isZero();
  }

  @Test
  void a_file_that_cannot_be_written_takes_no_room() throws IOException {
    SpoolRoom room = new SpoolRoom(1 << 20, 1 << 20);
    Spool.Place nowhere =
        () -> {
          throw new IOException("no space left on device");
        };
    try (SpooledTable table = new SpooledTable(Layout.COMPACT, new Spool(nowhere, room))) {
      assertThatThrownBy(() -> fill(table, 100)).hasMessageContaining("no space left");
    }
    assertThat(room.taken()).isZero();
  }

  /**
   * Whoever has gone closes from a thread of their own, in the middle of a block being put away.
   */
  @Test
  void leaves_no_file_open_where_it_is_closed_while_it_opens_one() throws Exception {
    SpoolRoom room = new SpoolRoom(1 << 20, 1 << 20);
    CountDownLatch opening = new CountDownLatch(1);
    List<FileChannel> opened = new CopyOnWriteArrayList<>();
    Spool.Place slow =
        () -> {
          opening.countDown();
          pause();
          opened.add(TemporaryFile.in(folder).open());
          return opened.getLast();
        };
    SpooledTable table = new SpooledTable(Layout.COMPACT, new Spool(slow, room));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> filling =
          threads.submit(() -> {
            fill(table, 300);
            return true;
          });
      assertThat(opening.await(10, TimeUnit.SECONDS)).isTrue();
      table.close();
      filling.get(10, TimeUnit.SECONDS);
    }
    assertThat(opened).hasSize(1).noneMatch(FileChannel::isOpen);
    assertThat(room.taken()).isZero();
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A JVM of 24 MiB, through which ten times as much goes. */
  @Test
  void a_hundred_thousand_rows_need_little_memory() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ManyRows.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try {
      String printed = utf8(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      System.out.print(printed);
      assertThat(process.exitValue()).as(printed).isZero();
      assertThat(printed).startsWith("100001 lines");
    } finally {
      process.destroyForcibly();
    }
  }

  private String text(List<? extends Map<String, ?>> rows, Layout layout) throws IOException {
    try (Spooled table = Spooled.table(folder, layout, ENOUGH)) {
      for (Map<String, ?> row : rows) {
        table.add(row);
      }
      return all(table);
    }
  }

  private static String all(Spooled table) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Iterator<byte[]> parts = table.document("records");
    parts.forEachRemaining(all::writeBytes);
    return utf8(all.toByteArray());
  }

  private static void fill(Spooled table, int kib) throws IOException {
    char[] text = new char[1018];
    Arrays.fill(text, ' ');
    for (int i = 0; i < kib; i++) {
      table.add(Map.of("a", "secret" + new String(text) + "."));
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
