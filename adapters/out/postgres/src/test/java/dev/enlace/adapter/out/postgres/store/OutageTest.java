package dev.enlace.adapter.out.postgres.store;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.adapter.out.postgres.access.PostgresApiKeys;
import dev.enlace.adapter.out.postgres.access.PostgresWorkspaces;
import dev.enlace.adapter.out.postgres.oauth.PostgresOAuthAttempts;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.SampleAttempts;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

class OutageTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Retry UNTIL_IT_RECOVERS = Retry.fixedDelay(10, Duration.ofMillis(500));

  private final Workspace workspace = Samples.workspace();
  private final User ana = Samples.user(workspace.id());

  @Test
  void is_a_database_that_nobody_listens_for() throws IOException {
    Database nowhere = new Database(new PostgresqlConnectionFactory(settings(closedPort())));

    assertUnavailable(new PostgresWorkspaces(nowhere, DATABASE.audit()).find(workspace.id()));
    assertUnavailable(
        new PostgresApiKeys(nowhere, DATABASE.audit()).page(workspace.id(), null, 5).next());
    assertUnavailable(
        new PostgresOAuthAttempts(nowhere, DATABASE.audit())
            .add(
                SampleAttempts.attempt(workspace.id(), ana, false),
                Samples.sealed(1, OAuthAttempts.VERIFIER)));
  }

  @Test
  void is_a_pool_that_has_no_connection_to_give() {
    ConnectionPool pool = DATABASE.pool(1, Duration.ofSeconds(1));
    try {
      // A loaded machine may take longer than the pool's patience to make the only connection.
      Connection held = answer(pool.create().retry(30));
      assertUnavailable(
          new PostgresWorkspaces(new Database(pool), DATABASE.audit()).find(workspace.id()));
      found(Mono.from(held.close()));
    } finally {
      pool.dispose();
    }
  }

  @Test
  void is_a_connection_that_the_server_ends_in_the_middle_and_no_more_than_that() {
    ConnectionPool pool = DATABASE.pool(1, Duration.ofSeconds(20));
    try {
      Database database = new Database(pool);
      Mono<Integer> slow = database.sql("SELECT 1 FROM pg_sleep(20)").map(row -> 1).one();
      Mono<?> kill =
          Mono.delay(Duration.ofMillis(100))
              .filter(now -> endsTheSleeper())
              .repeatWhenEmpty(150, tries -> tries);

      assertUnavailable(Mono.when(database.forManyRows().write(slow), kill));
      assertThat(
              found(
                  new PostgresWorkspaces(database, DATABASE.audit())
                      .find(WorkspaceId.DEFAULT)
                      .retryWhen(UNTIL_IT_RECOVERS)))
          .isEmpty();
    } finally {
      pool.dispose();
    }
  }

  @Test
  void is_a_server_that_says_nothing_whose_connection_is_not_kept() {
    ConnectionPool pool = DATABASE.pool(1, Duration.ofSeconds(20));
    try {
      Database database = new Database(pool);

      assertUnavailable(database.read(database.sql("SELECT 1 FROM pg_sleep(60)").then()));
      assertUnavailable(database.write(database.sql("SELECT 1 FROM pg_sleep(60)").then()));
      assertRecovers(database);
    } finally {
      pool.dispose();
    }
  }

  @Test
  void keeps_no_silent_connection_for_a_caller_who_has_left() {
    ConnectionPool pool = DATABASE.pool(1, Duration.ofSeconds(20));
    try {
      Database database = new Database(pool);

      found(
          database
              .read(database.sql("SELECT 1 FROM pg_sleep(60)").then())
              .timeout(Duration.ofMillis(300), Mono.empty()));
      assertRecovers(database);
    } finally {
      pool.dispose();
    }
  }

  @Test
  void is_a_server_that_says_nothing_within_work_that_left_its_last_change_open() {
    ConnectionPool pool = DATABASE.pool(1, Duration.ofSeconds(20));
    try {
      Database database = new Database(pool);
      Mono<Integer> change = database.write(database.sql("SELECT 1 AS one").map(row -> 1).one());

      assertUnavailable(
          database.writeWithLast(change, _ -> database.sql("SELECT 1 FROM pg_sleep(60)").then()));
      assertRecovers(database);
    } finally {
      pool.dispose();
    }
  }

  @Test
  void is_not_a_statement_over_many_rows_that_takes_its_time() {
    Database database = DATABASE.hastyDatabase();

    assertThat(
            answer(
                database
                    .forManyRows()
                    .read(database.sql("SELECT 1 FROM pg_sleep(2.2)").map(row -> 1).one())))
        .isEqualTo(1);
  }

  @Test
  void is_not_a_statement_that_is_wrong() {
    Database database = DATABASE.database();

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> database.write(database.sql("SELECT nonsense").then()).block())
        .isNotInstanceOf(Failed.class);
  }

  private static void assertRecovers(Database database) {
    assertThat(
            answer(
                database
                    .read(database.sql("SELECT 1 AS one").map(row -> 1).one())
                    .retryWhen(UNTIL_IT_RECOVERS)))
        .isEqualTo(1);
  }

  private static boolean endsTheSleeper() {
    return !DATABASE
        .rows(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE 'SELECT 1 FROM pg_sleep(20)%'
            """)
        .isEmpty();
  }

  private static void assertUnavailable(Mono<?> asked) {
    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> asked.block(Duration.ofSeconds(30)))
        .extracting(Failed::failure)
        .isEqualTo(new Failure.StoreUnavailable());
  }

  private static PostgresqlConnectionConfiguration settings(int port) {
    return PostgresqlConnectionConfiguration.builder()
        .host("127.0.0.1")
        .port(port)
        .username("nobody")
        .password("sandbox-password")
        .database("nowhere")
        .build();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
