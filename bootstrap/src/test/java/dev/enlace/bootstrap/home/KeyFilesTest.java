package dev.enlace.bootstrap.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.domain.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
  @TempDir Path directory;
  private KeyFiles keys;

  @BeforeEach
  void opens() {
    keys = new KeyFiles(new Home(directory.resolve("home")));
  }

  @Test
  void makes_a_key_once_and_keeps_it() {
    KeyFiles.Kept first = keys.keep("signing", () -> "first");
    KeyFiles.Kept second = keys.keep("signing", () -> "second");
    assertThat(first).isEqualTo(new KeyFiles.Kept(Secret.of("first"), true));
    assertThat(second).isEqualTo(new KeyFiles.Kept(Secret.of("first"), false));
  }

  @Test
  void lets_only_the_owner_read() throws IOException {
    keys.keep("signing", () -> "first");
    assertThat(modeOf(keys.file("signing"))).isEqualTo("rw-------");
    assertThat(modeOf(directory.resolve("home/keys"))).isEqualTo("rwx------");
    assertThat(modeOf(directory.resolve("home"))).isEqualTo("rwx------");
  }

  @Test
  void leaves_nothing_but_the_key() throws IOException {
    keys.keep("signing", () -> "first");
    try (var files = Files.list(directory.resolve("home/keys"))) {
      assertThat(files).containsExactly(keys.file("signing"));
    }
  }

  @Test
  void gives_the_same_to_all_who_make_it_at_the_same_time() throws Exception {
    List<Future<KeyFiles.Kept>> made;
    try (var threads = Executors.newFixedThreadPool(16)) {
      made =
          threads.invokeAll(
              IntStream.range(0, 64)
                  .<java.util.concurrent.Callable<KeyFiles.Kept>>mapToObj(
                      i -> () -> keys.keep("signing", () -> "key " + i))
                  .toList());
    }
    assertThat(made)
        .extracting(kept -> kept.get().secret())
        .allMatch(made.get(0).get().secret()::equals);
    assertThat(made).filteredOn(KeyFilesTest::made).hasSize(1);
  }

  @Test
  void does_not_use_a_key_that_others_can_read() throws IOException {
    keys.keep("signing", () -> "canary");
    Files.setPosixFilePermissions(
        keys.file("signing"), PosixFilePermissions.fromString("rw-r-----"));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> keys.keep("signing", () -> "other"))
        .withMessageContaining("chmod 600")
        .withMessageNotContaining("canary");
  }

  @Test
  void does_not_take_an_empty_file_for_a_key() throws IOException {
    keys.keep("signing", () -> "first");
    Files.writeString(keys.file("signing"), "\n");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> keys.keep("signing", () -> "other"))
        .withMessageContaining("is empty");
  }

  private static boolean made(Future<KeyFiles.Kept> kept) {
    try {
      return kept.get().made();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
