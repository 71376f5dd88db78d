package dev.enlace.bootstrap.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What waits in memory is written before an orderly end. */
class LastNotesTest {
  private static final int MANY = 40;
  private static final String NOTED =
      """
      SELECT sum(coalesce((detail ->> 'count')::int, 1))::text FROM (
        SELECT id, action, target_id, detail FROM connections.audit_inbox
        UNION ALL SELECT id, action, target_id, detail FROM connections.audit_events) e
      WHERE action = 'token.handed_out' AND target_id = ?
      """;
  private static final String USES =
      "SELECT uses::text FROM connections.connection_upkeep WHERE connection_id = ?";
  private static final String USED_KEYS =
      """
      SELECT count(*)::text FROM connections.api_keys
      WHERE role = 'member' AND last_used_at IS NOT NULL
      """;

  @Test
  void what_came_last_is_noted_and_counted_at_an_orderly_end() {
    String database = SharedDatabase.fresh();
    UUID connection;
    try (RunningEnlace enlace = RunningEnlace.start(Map.of("DATABASE_URL", database))) {
      Tenant tenant = Tenant.of(enlace, "Ended", "off");
      Api alice = tenant.key("member", List.of("act_as", "tokens:reveal"), enlace).as("alice");
      connection = UUID.fromString(Grants.connected(alice));
      for (int i = 0; i < MANY; i++) {
        assertThat(alice.get("/connections/" + connection + "/token").status()).isEqualTo(200);
      }
      assertThat(alice.send("POST", "/connections/" + connection + "/refresh", null).status())
          .isEqualTo(200);
    }

    assertThat(Rows.texts(database, NOTED, connection)).containsExactly(String.valueOf(MANY + 1));
    assertThat(Rows.texts(database, "SELECT renewed::text FROM connections.refresh_tallies"))
        .containsExactly("1");
    assertThat(Rows.texts(database, USES, connection)).containsExactly(String.valueOf(MANY));
    assertThat(Rows.texts(database, USED_KEYS)).containsExactly("1");
  }
}
