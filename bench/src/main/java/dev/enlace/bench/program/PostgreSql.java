package dev.enlace.bench.program;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The one server whose databases all measured programs use; it writes to disk before it says so.
 */
public final class PostgreSql implements AutoCloseable {
  /** What it is told besides its defaults, for the report. */
  public static final String SETTINGS = "fsync=on, synchronous_commit=on, shared_buffers=512MB";

  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final ProcessTree tree;

  private PostgreSql(EmbeddedPostgres server, ProcessTree tree) {
    this.server = server;
    this.tree = tree;
  }

  /** Starts it with its files in that directory. */
  public static PostgreSql start(Path directory) throws IOException {
    Path data = directory.resolve("data");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
            .setPGStartupWait(Duration.ofSeconds(60))
            .setOutputRedirector(Redirect.appendTo(directory.resolve("postgres.log").toFile()))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .start();
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    return new PostgreSql(server, new ProcessTree(ProcessHandle.of(pid).orElseThrow()));
  }

  /** Makes a database. */
  public void create(String database) throws SQLException {
    run(USER, "CREATE DATABASE " + database);
  }

  /** Runs statements one by one, each in a transaction of its own. */
  public void run(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  /** The one text that a query answers. */
  public String text(String database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbc(database), USER, USER);
  }

  /** Where a database is, for JDBC. */
  public String jdbc(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  /** Where a database is, as a URL with user and password. */
  public String url(String database) {
    return "postgresql://%1$s:%1$s@127.0.0.1:%2$d/%3$s".formatted(USER, server.getPort(), database);
  }

  /** Processor time of all its processes that live. */
  public Duration cpu() {
    return tree.cpu();
  }

  /** What it calls itself. */
  public String version() throws SQLException {
    try (Connection connection = connect(USER)) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
