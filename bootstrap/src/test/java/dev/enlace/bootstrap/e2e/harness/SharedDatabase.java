package dev.enlace.bootstrap.e2e.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all end-to-end tests of a JVM, and a database of its own for each. */
public final class SharedDatabase {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private SharedDatabase() {}

  /** The {@code DATABASE_URL} of a new, empty database. */
  public static String fresh() {
    String name = "enlace_" + COUNTER.incrementAndGet();
    execute(jdbc("postgres"), "CREATE DATABASE " + name);
    return "postgresql://postgres:postgres@127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name;
  }

  /** The same database for JDBC. */
  public static String jdbcOf(String databaseUrl) {
    return jdbc(databaseUrl.substring(databaseUrl.lastIndexOf('/') + 1));
  }

  private static String jdbc(String name) {
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  private static void execute(String jdbcUrl, String sql) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void close(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
