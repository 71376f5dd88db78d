package dev.enlace.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.bootstrap.settings.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir static Path binaries;
  @TempDir Path directory;

  /** Unpacking is what takes longest, and is the same for every home. */
  @BeforeEach
  void sharesBinaries() throws IOException {
    Files.createDirectories(directory.resolve("postgres"));
    Files.createSymbolicLink(directory.resolve("postgres/binaries"), binaries);
  }

  @AfterEach
  void unlinksBinaries() throws IOException {
    Files.delete(directory.resolve("postgres/binaries"));
  }

  @Test
  void keeps_what_it_has_said_it_wrote_and_asks_for_a_password() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home())) {
      DatabaseUrl url = database.url();
      assertThat(ask(url, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(url, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(url, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(url, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method = 'trust'"))
          .isEqualTo("0");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(url.jdbcUrl(), "postgres", "a guess"))
          .withMessageContaining("password authentication failed");
      ask(url, "CREATE TABLE kept AS SELECT 'data' AS what; SELECT 1");
    }
    try (EmbeddedDatabase again = EmbeddedDatabase.start(home())) {
      assertThat(ask(again.url(), "SELECT what FROM kept")).isEqualTo("data");
    }
  }

  @Test
  void refuses_a_second_start_on_the_same_home_and_says_who_is_there() throws Exception {
    try (EmbeddedDatabase first = EmbeddedDatabase.start(home())) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> EmbeddedDatabase.start(home()))
          .withMessageContaining("process " + ProcessHandle.current().pid());
      assertThat(ask(first.url(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void finds_its_data_after_the_start_before_was_killed() throws Exception {
    try (KilledStart killed = KilledStart.on(directory)) {
      assertThat(killed.databaseIsAlive()).isTrue();
      try (EmbeddedDatabase database = EmbeddedDatabase.start(home())) {
        assertThat(ask(database.url(), "SELECT what FROM kept")).isEqualTo("data");
        assertThat(killed.databaseIsAlive()).isFalse();
      }
    }
  }

  @Test
  void leaves_a_stranger_alone_whose_number_stands_where_the_database_had_its_own()
      throws Exception {
    EmbeddedDatabase.start(home()).close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Path data = directory.resolve("postgres/data");
      Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
      EmbeddedDatabase.start(home()).close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void begins_anew_where_a_start_was_killed_while_it_made_the_database() throws Exception {
    Path half = directory.resolve("postgres/data/postgresql.conf");
    Files.createDirectories(half.getParent());
    Files.writeString(half, "");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home())) {
      assertThat(ask(database.url(), "SELECT 1")).isEqualTo("1");
    }
    try (var files = Files.list(directory.resolve("postgres"))) {
      assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("unfinished-"));
    }
  }

  @Test
  void says_where_to_look_when_the_database_does_not_start() throws IOException {
    EmbeddedDatabase.start(home()).close();
    Files.delete(directory.resolve("postgres/data/global/pg_control"));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> EmbeddedDatabase.start(home(), Duration.ofSeconds(1)))
        .withMessageContaining("postgres.log");
  }

  private Home home() {
    return new Home(directory);
  }

  static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password().reveal());
        var statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      var answer = statement.getResultSet();
      answer.next();
      return answer.getString(1);
    }
  }
}
