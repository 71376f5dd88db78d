package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.StatementLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a hand-out costs the database. */
class HandOutStatementsTest {
  private static final int CALLS = 200;
  private static final int CONNECTIONS = 8;

  /** What replicas do by themselves meanwhile, each second or more seldom. */
  private static final int BACKGROUND = CALLS / 2;

  @Test
  void a_warm_hand_out_is_one_statement_and_writes_nothing() {
    StatementLog log = new StatementLog();
    try (RunningEnlace enlace = RunningEnlace.start(Map.of(), log::listening)) {
      Api user = enlace.admin().as("warm");
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        paths.add("/connections/" + Grants.connected(user, "airtable") + "/token");
      }
      paths.forEach(path -> ask(user, path));

      log.clear();
      paths.forEach(path -> ask(user, path));

      assertThat(reads(log)).hasSize(CONNECTIONS);
      assertThat(log.all()).hasSizeLessThan(CONNECTIONS + BACKGROUND);
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

  private static void ask(Api user, String path) {
    assertThat(user.get(path).status()).isEqualTo(200);
  }

  private static List<String> reads(StatementLog log) {
    return log.all().stream().filter(sql -> sql.contains("k_key_hash")).toList();
  }
}
