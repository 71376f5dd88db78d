package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.StatementLog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a hand-out costs the database. */
class HandOutStatementsTest {
  private static final int CALLS = 200;
  private static final int CONNECTIONS = 8;

  /** What replicas do by themselves meanwhile, each second or more seldom. */
  private static final int BACKGROUND = CALLS / 2;

  private static final Pattern WRITES = Pattern.compile("\\b(INSERT|UPDATE|DELETE|MERGE)\\b");

  @Test
  void a_warm_hand_out_is_one_statement_and_writes_nothing() throws SQLException {
    StatementLog log = new StatementLog();
    String database = SharedDatabase.fresh();
    try (RunningEnlace enlace =
        RunningEnlace.start(Map.of("DATABASE_URL", database), log::listening)) {
      Api user = enlace.admin().as("warm");
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        paths.add("/connections/" + Grants.connected(user, "airtable") + "/token");
      }
      paths.forEach(path -> ask(user, path));

      log.clear();
      whileNobodyCanWrite(database, () -> paths.forEach(path -> ask(user, path)));

      List<String> all = log.all();
      assertThat(reads(log)).hasSize(CONNECTIONS);
      assertThat(all).hasSizeLessThan(CONNECTIONS + BACKGROUND);
      assertThat(all.stream().filter(HandOutStatementsTest::writes))
          .as("none for each, though nobody waited for it")
          .allSatisfy(
              write -> assertThat(all).filteredOn(write::equals).hasSizeLessThan(CONNECTIONS));
    }
  }

  @Test
  void a_hand_out_that_is_asked_for_often_is_no_statement_at_all_most_times() {
    StatementLog log = new StatementLog();
    try (RunningEnlace enlace = RunningEnlace.start(Map.of(), log::listening)) {
      Api user = enlace.admin().as("hot");
      String path = "/connections/" + Grants.connected(user, "airtable") + "/token";

      log.clear();
      for (int i = 0; i < CALLS; i++) {
        ask(user, path);
      }

      assertThat(reads(log)).hasSizeBetween(3, CALLS / 4);
      assertThat(log.all()).hasSizeLessThan(CALLS / 4 + BACKGROUND);
    }
  }

  /** Whoever has to write something first gets no answer. */
  private static void whileNobodyCanWrite(String database, Runnable asking) throws SQLException {
    List<String> tables =
        Rows.texts(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'connections'");
    assertThat(tables).contains("connections", "audit_events");
    try (Connection other = DriverManager.getConnection(SharedDatabase.jdbcOf(database));
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      // who locks them in another order gives way
      lock.execute("SET LOCAL deadlock_timeout = '20s'");
      lock.execute(
          tables.stream()
              .map("connections."::concat)
              .collect(Collectors.joining(", ", "LOCK TABLE ", " IN SHARE MODE")));
      asking.run();
    }
  }

  private static boolean writes(String sql) {
    return WRITES.matcher(sql).find();
  }

  private static void ask(Api user, String path) {
    assertThat(user.get(path).status()).isEqualTo(200);
  }

  private static List<String> reads(StatementLog log) {
    return log.all().stream().filter(sql -> sql.contains("k_key_hash")).toList();
  }
}
