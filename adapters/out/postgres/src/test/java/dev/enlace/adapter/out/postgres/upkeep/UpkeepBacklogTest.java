package dev.enlace.adapter.out.postgres.upkeep;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.server.TableLock;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Four thousand workspaces with something due in each, and a backlog in one of them. */
class UpkeepBacklogTest {
  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.filled();

  private static final int WORKSPACES = 4_000;
  private static final int USED = 1_000;
  private static final WorkspaceId GREAT = new WorkspaceId(id(2));

  private final PostgresConnectionUpkeep upkeep = new PostgresConnectionUpkeep(DATABASE.database());

  @BeforeAll
  static void sixteen_thousand_are_due_for_longer_than_all_others() {
    DATABASE.run(
        "UPDATE connections.connection_upkeep SET look_at = now() - interval '1 day'"
            + " WHERE workspace_id = '%s'".formatted(GREAT));
  }

  @Test
  void names_every_workspace_in_turn_and_never_reads_all() {
    for (int turn = 0; turn < 2; turn++) {
      Set<WorkspaceId> named = new HashSet<>();
      for (int part = 0; part <= WORKSPACES / DueWorkspaces.PART; part++) {
        List<WorkspaceId> some = answer(upkeep.due(WORKSPACES).collectList());
        assertThat(some).hasSizeBetween(1, DueWorkspaces.PART + 1).contains(GREAT);
        named.addAll(some);
      }
      assertThat(named).hasSize(WORKSPACES);
    }
  }

  @Test
  void names_some_however_long_the_database_takes() {
    PostgresConnectionUpkeep hasty = new PostgresConnectionUpkeep(DATABASE.hastyDatabase());

    try (TableLock _ = TableLock.on(DATABASE, "connection_upkeep", Duration.ofMillis(1_800))) {
      assertThat(answer(hasty.due(50).collectList())).hasSize(50);
    }
  }

  @Test
  void replicas_that_note_the_same_connections_in_any_order_do_not_wait_for_each_other() {
    Map<ConnectionId, Long> forwards = new LinkedHashMap<>();
    Map<ConnectionId, Long> backwards = new LinkedHashMap<>();
    for (int i = 1; i <= USED; i++) {
      forwards.put(new ConnectionId(id(i)), 1L);
      backwards.put(new ConnectionId(id(USED + 1 - i)), 1L);
    }
    AtomicInteger calls = new AtomicInteger();

    assertThat(
            atOnce(
                8,
                () ->
                    upkeep.used(
                        GREAT,
                        calls.incrementAndGet() % 2 == 0 ? forwards : backwards,
                        Duration.ofMinutes(15))))
        .hasSize(8)
        .containsOnly(USED);
  }

  private static UUID id(int number) {
    return UUID.fromString("00000000-0001-7000-8000-%012d".formatted(number));
  }
}
