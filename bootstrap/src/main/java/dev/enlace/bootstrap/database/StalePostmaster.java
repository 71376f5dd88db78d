package dev.enlace.bootstrap.database;

import dev.enlace.bootstrap.settings.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the PostgreSQL that a killed Enlace has left running. It is only called by whoever holds the
 * {@link HomeLock}, so nobody else of ours uses that server; what is stopped must be a PostgreSQL
 * and work on the very same directory.
 */
final class StalePostmaster {
  private static final Logger LOG = LoggerFactory.getLogger(StalePostmaster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private StalePostmaster() {}

  static void stop(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    Optional<ProcessHandle> process = process(Files.readAllLines(file), data);
    if (process.isEmpty()) {
      // The number belongs to nobody or to a stranger by now; PostgreSQL would wait for the latter.
      Files.deleteIfExists(file);
      return;
    }
    LOG.info(
        "Stopping PostgreSQL (process {}), left over from a killed start", process.get().pid());
    process.get().destroy();
    await(process.get(), data);
  }

  /** The first line of {@code postmaster.pid} is the process, the second its data directory. */
  private static Optional<ProcessHandle> process(List<String> lines, Path data) {
    if (lines.size() < 2 || !Path.of(lines.get(1)).equals(data)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> worksOn(process, data));
  }

  private static boolean worksOn(ProcessHandle process, Path data) {
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(data.toString());
  }

  private static void await(ProcessHandle process, Path data) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new CannotStart(
          "PostgreSQL (process %d) works on %s and does not stop: is somebody connected to it?"
              .formatted(process.pid(), data));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL was stopping", e);
    }
  }
}
