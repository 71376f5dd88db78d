package dev.enlace.adapter.out.postgres.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL server: a container where there is Docker, else the binaries of a Maven artifact.
 * Migrations run once, into a template that every database is copied from.
 */
record Server(String host, int port, String user, String password, AutoCloseable process)
    implements AutoCloseable {
  private static final String TEMPLATE = "enlace_template";
  private static final String MAINTENANCE = "postgres";

  static Server start() {
    Server server = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    server.run("CREATE DATABASE " + TEMPLATE);
    Flyway.configure()
        .dataSource(server.source(TEMPLATE))
        .defaultSchema("connections")
        .load()
        .migrate();
    return server;
  }

  void createDatabase(String name) {
    createDatabase(name, TEMPLATE);
  }

  void createDatabase(String name, String template) {
    run("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
  }

  void dropDatabase(String name) {
    run("DROP DATABASE %s WITH (FORCE)".formatted(name));
  }

  Connection connect(String database) throws SQLException {
    return source(database).getConnection();
  }

  @Override
  public void close() throws Exception {
    process.close();
  }

  @SuppressWarnings("resource") // closed with the server
  private static Server container() {
    PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
    postgres.start();
    return new Server(
        postgres.getHost(),
        postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        postgres.getUsername(),
        postgres.getPassword(),
        postgres);
  }

  private static Server embedded() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(30)).start();
      return new Server("localhost", postgres.getPort(), "postgres", "postgres", postgres);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PGSimpleDataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setUser(user);
    source.setPassword(password);
    source.setDatabaseName(database);
    return source;
  }

  private void run(String sql) {
    try (Connection connection = connect(MAINTENANCE);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
