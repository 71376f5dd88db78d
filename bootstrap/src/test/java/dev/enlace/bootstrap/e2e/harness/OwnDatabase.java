package dev.enlace.bootstrap.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL of one test alone, which may break down; it writes to disk what it says it has. */
public final class OwnDatabase implements AutoCloseable {
  private final Path data = RunningEnlace.newHome().toAbsolutePath().resolve("data");
  private final int port = RunningEnlace.freePort();
  private EmbeddedPostgres postgres = start();

  /** Its {@code DATABASE_URL}; the same after a breakdown. */
  public String url() {
    return "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres?sslmode=disable";
  }

  /**
   * What {@code pg_ctl stop -m immediate} does: every process ends at once, and says no goodbye.
   */
  public void breakDown() {
    try {
      ProcessHandle postmaster =
          ProcessHandle.of(
                  Long.parseLong(
                      Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip()))
              .orElseThrow();
      Process quit = new ProcessBuilder("kill", "-QUIT", "" + postmaster.pid()).start();
      assertThat(quit.waitFor()).isZero();
      postmaster.onExit().get(30, TimeUnit.SECONDS);
      // gives its lock on the directory back
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again, on what it has written. */
  public void comeBack() {
    postgres = start();
  }

  /** Runs a statement as its owner. */
  public int update(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setPGStartupWait(Duration.ofSeconds(60))
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
