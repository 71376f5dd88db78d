package dev.enlace.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.home.Home;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of its own that started the database, wrote into it, and was killed. */
record KilledStart(ProcessHandle database) implements AutoCloseable {
  static KilledStart on(Path home) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledStart.class.getName(),
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    Path written = home.resolve("written");
    for (int i = 0; i < 600 && !Files.exists(written) && process.isAlive(); i++) {
      Thread.sleep(100);
    }
    assertThat(written).exists();
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    String pid = Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst();
    return new KilledStart(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
  }

  boolean databaseIsAlive() {
    return database.isAlive();
  }

  @Override
  public void close() {
    database.destroyForcibly();
  }

  public static void main(String... arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    EmbeddedDatabase database = EmbeddedDatabase.start(new Home(home));
    EmbeddedDatabaseTest.ask(
        database.url(), "CREATE TABLE kept AS SELECT 'data' AS what; SELECT 1");
    Files.writeString(home.resolve("written"), "");
    Thread.sleep(120_000);
  }
}
