package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.StatementLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a hand-out costs the database. */
class HandOutStatementsTest {
  private static final int CALLS = 200;

  /** What replicas do by themselves meanwhile, each second or more seldom. */
  private static final int BACKGROUND = CALLS / 2;

  @Test
  void a_warm_hand_out_is_one_statement_and_writes_nothing() {
    StatementLog log = new StatementLog();
    try (RunningEnlace enlace = RunningEnlace.start(Map.of(), log::listening)) {
      Api user = enlace.admin().as("warm");
      String path = "/connections/" + Grants.connected(user, "airtable") + "/token";
      assertThat(user.get(path).status()).isEqualTo(200);

      log.clear();
      for (int i = 0; i < CALLS; i++) {
        assertThat(user.get(path).status()).isEqualTo(200);
      }
      List<String> statements = log.all();

      assertThat(statements.stream().filter(sql -> sql.contains("k_key_hash"))).hasSize(CALLS);
      assertThat(statements).hasSizeLessThan(CALLS + BACKGROUND);
    }
  }
}
