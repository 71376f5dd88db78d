package dev.enlace.bootstrap.database;

import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.home.KeyFiles;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.bootstrap.settings.DatabaseUrl;
import dev.enlace.domain.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A PostgreSQL of our own, whose data people keep. It listens on loopback at a free port, asks for
 * a password from its first moment on, and writes to disk before it says so.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Duration STARTUP = Duration.ofSeconds(30);
  private static final String USER = "postgres";
  private static final String PASSWORD_FILE = "postgres";
  private static final String DATA = "data";
  private static final String FINISHED = "finished";

  private final HomeLock lock;
  private final EmbeddedPostgres postgres;
  private final Secret password;

  private EmbeddedDatabase(HomeLock lock, EmbeddedPostgres postgres, Secret password) {
    this.lock = lock;
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Starts it; takes up to 30 s, most of it the first time.
   *
   * @throws CannotStart if another Enlace uses it, or PostgreSQL does not start
   */
  public static EmbeddedDatabase start(Home home) {
    return start(home, STARTUP);
  }

  static EmbeddedDatabase start(Home home, Duration patience) {
    Path directory = home.within("postgres");
    HomeLock lock = HomeLock.take(directory);
    try {
      StalePostmaster.stop(directory.resolve(DATA));
      setAsideUnfinished(directory);
      KeyFiles keys = new KeyFiles(home);
      Secret password = keys.keep(PASSWORD_FILE, Keyring::newKey).secret();
      EmbeddedPostgres postgres = launch(directory, password, keys.file(PASSWORD_FILE), patience);
      Files.writeString(directory.resolve(FINISHED), "");
      return new EmbeddedDatabase(lock, postgres, password);
    } catch (IOException | RuntimeException e) {
      closeQuietly(lock, e);
      throw e instanceof CannotStart invalid ? invalid : didNotStart(directory, e);
    }
  }

  /** A start that was killed while it made the database leaves one that never starts. */
  private static void setAsideUnfinished(Path directory) throws IOException {
    Path data = directory.resolve(DATA);
    if (Files.exists(data) && !Files.exists(directory.resolve(FINISHED))) {
      Files.move(data, directory.resolve("unfinished-" + UUID.randomUUID()));
    }
  }

  private static EmbeddedPostgres launch(
      Path directory, Secret password, Path passwordFile, Duration patience) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory.resolve(DATA))
        .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(patience)
        .setOutputRedirector(Redirect.appendTo(directory.resolve("postgres.log").toFile()))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        // These become options of initdb, which by default would let in anybody who asks.
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        .setConnectConfig("password", password.reveal())
        .start();
  }

  /** Where it listens. */
  public DatabaseUrl url() {
    return new DatabaseUrl(
        "127.0.0.1", postgres.getPort(), USER, USER, password, Map.of("sslmode", "disable"));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      postgres.close();
    }
  }

  private static CannotStart didNotStart(Path directory, Exception cause) {
    CannotStart invalid =
        new CannotStart(
            "PostgreSQL did not start: see %s, or set DATABASE_URL"
                .formatted(directory.resolve("postgres.log")));
    invalid.initCause(cause);
    return invalid;
  }

  private static void closeQuietly(HomeLock lock, Exception cause) {
    try {
      lock.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
