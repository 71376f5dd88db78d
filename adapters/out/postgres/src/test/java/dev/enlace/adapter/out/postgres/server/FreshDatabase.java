package dev.enlace.adapter.out.postgres.server;

import dev.enlace.adapter.out.postgres.access.PostgresApiKeys;
import dev.enlace.adapter.out.postgres.access.PostgresWorkspaces;
import dev.enlace.adapter.out.postgres.catalog.PostgresCatalogTable;
import dev.enlace.adapter.out.postgres.connection.PostgresConnections;
import dev.enlace.adapter.out.postgres.connection.PostgresHandOuts;
import dev.enlace.adapter.out.postgres.connection.PostgresRecipientHistory;
import dev.enlace.adapter.out.postgres.connection.PostgresTokenRefreshes;
import dev.enlace.adapter.out.postgres.event.PostgresDeliveries;
import dev.enlace.adapter.out.postgres.event.PostgresDestinations;
import dev.enlace.adapter.out.postgres.event.PostgresOutboxStreams;
import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.oauth.PostgresOAuthAttempts;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.upkeep.PostgresConnectionUpkeep;
import dev.enlace.application.contract.Answers;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.EventStores;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.installation.SampleEntries;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Result;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A migrated database for one test class, with a pool over it; dropped when the class is done. */
public final class FreshDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name = "enlace_" + COUNT.incrementAndGet();
  private final boolean filled;
  private @Nullable Server server;
  private @Nullable ConnectionPool pool;

  /** An empty one. */
  public FreshDatabase() {
    this(false);
  }

  private FreshDatabase(boolean filled) {
    this.filled = filled;
  }

  /** One of some 400,000 rows, to try plans on; {@code plans/fill.sql} says which. */
  public static FreshDatabase filled() {
    return new FreshDatabase(true);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
    Server running = store.computeIfAbsent(Server.class, key -> Server.start(), Server.class);
    if (filled) {
      FilledTemplate template =
          store.computeIfAbsent(
              FilledTemplate.class, key -> FilledTemplate.make(running), FilledTemplate.class);
      running.createDatabase(name, template.name());
    } else {
      running.createDatabase(name);
    }
    server = running;
    pool = pool(20, Duration.ofSeconds(20));
    warm(pool);
  }

  /** The first connection of a process takes longer than a request may on a busy machine. */
  private static void warm(ConnectionPool pool) {
    Answers.answer(
        Mono.usingWhen(
            pool.create(),
            connection ->
                Flux.from(connection.createStatement("SELECT 1").execute())
                    .flatMap(Result::getRowsUpdated)
                    .then(Mono.just(1)),
            io.r2dbc.spi.Connection::close));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Objects.requireNonNull(pool).dispose();
    server().dropDatabase(name);
  }

  /** A new pool of that many connections and that patience, to be disposed of by the test. */
  public ConnectionPool pool(int size, Duration patience) {
    PostgresqlConnectionConfiguration settings =
        PostgresqlConnectionConfiguration.builder()
            .host(server().host())
            .port(server().port())
            .username(server().user())
            .password(server().password())
            .database(name)
            .forceBinary(true)
            .build();
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(settings))
            .initialSize(0)
            .maxSize(size)
            .maxAcquireTime(patience)
            .build());
  }

  /** The database as adapters see it, but with time for a machine that stands still meanwhile. */
  public Database database() {
    return hastyDatabase().forManyRows();
  }

  /** The same with no more patience than adapters have, for tests of just that. */
  public Database hastyDatabase() {
    return new Database(Objects.requireNonNull(pool));
  }

  /** Connections and what stands beside them, the sample entries seeded. */
  public ConnectionStores stores() {
    return stores(database());
  }

  /** The same, as seen there. */
  public ConnectionStores stores(Database database) {
    return stores(database, new Journal(database, audit()));
  }

  /** The same, and what is told to whom. */
  public EventStores eventStores() {
    Database database = database();
    Journal journal = new Journal(database, audit());
    return new EventStores(
        stores(database, journal),
        new PostgresDestinations(database, audit()),
        new PostgresOutboxStreams(database, journal),
        new PostgresDeliveries(database));
  }

  private ConnectionStores stores(Database database, Journal journal) {
    Answers.answer(new PostgresCatalogTable(database).seed(SampleEntries.ALL));
    return new ConnectionStores(
        new PostgresConnections(database, journal),
        new PostgresRecipientHistory(database),
        new PostgresHandOuts(database),
        new PostgresTokenRefreshes(database, journal),
        new PostgresConnectionUpkeep(database),
        new PostgresOAuthAttempts(database, audit()),
        new PostgresApiKeys(database, audit()),
        new PostgresWorkspaces(database, audit()));
  }

  /** The audit trail of this database. */
  public AuditTrail audit() {
    return new AuditTrail(
        database(), new TimeOrderedIds(Clock.systemUTC(), FreshDatabase::randomBytes));
  }

  /** Runs a statement as somebody who operates the database. */
  public void run(String sql) {
    try (Connection connection = server().connect(name);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows that a query finds, the columns of each joined by a bar. */
  public List<String> rows(String... sql) {
    try (Connection connection = server().connect(name);
        var statement = connection.createStatement()) {
      for (int i = 0; i < sql.length - 1; i++) {
        statement.execute(sql[i]);
      }
      try (ResultSet rows = statement.executeQuery(sql[sql.length - 1])) {
        return texts(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join(";\n", sql), e);
    }
  }

  private static List<String> texts(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    while (rows.next()) {
      List<String> columns = new ArrayList<>();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        columns.add(String.valueOf(rows.getString(column)));
      }
      found.add(String.join("|", columns));
    }
    return found;
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private Server server() {
    return Objects.requireNonNull(server, "the test class has not begun");
  }
}
