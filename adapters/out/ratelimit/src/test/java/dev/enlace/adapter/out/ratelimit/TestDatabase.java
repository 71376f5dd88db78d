package dev.enlace.adapter.out.ratelimit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A migrated PostgreSQL of its own. */
final class TestDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  TestDatabase() throws IOException {
    postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(30)).start();
    Flyway.configure().dataSource(source()).schemas("connections").load().migrate();
  }

  DataSource source() {
    return postgres.getPostgresDatabase();
  }

  /** The number that a query answers. */
  long number(String query) throws SQLException {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
