package dev.enlace.adapter.out.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatementsTest {
  /**
   * Over all workspaces by their nature: the list of workspaces, an account at a provider, and
   * upkeep that no request waits for: of connections, of the audit trail, of keys, and of what is
   * over.
   */
  private static final Set<String> OVER_ALL_WORKSPACES =
      Set.of(
          "PostgresAuditChain.WAITING",
          "PostgresAuditMonths.ENDINGS",
          "PostgresAuditMonths.REMOVE_STRAYS",
          "PostgresWorkspaces.FIRST_PAGE",
          "PostgresWorkspaces.NEXT_PAGE",
          "ConnectionReads.COUNT_OTHERS",
          "DueWorkspaces.EARLIEST",
          "DueWorkspaces.IN_TURN",
          "PostgresDataKeys.WRAPPED_BY_OTHERS",
          "PostgresKeyRotations.UNFINISHED",
          "PostgresLeftovers.STRAY_STREAMS",
          "PostgresOutboxStreams.DUE",
          "PostgresRootKeys.IN_USE",
          "PostgresUnconfirmedConnections.DUE",
          "Removals.ATTEMPTS",
          "Removals.ATTEMPTS_END",
          "Removals.DEAD_LETTERS",
          "Removals.DEAD_LETTERS_END",
          "Removals.DELIVERIES",
          "Removals.DELIVERIES_END",
          "Removals.EVENTS",
          "Removals.EVENTS_END",
          "Removals.IDEMPOTENCY_KEYS",
          "Removals.IDEMPOTENCY_KEYS_END",
          "Removals.RATE_LIMITS",
          "Removals.RATE_LIMITS_END",
          "Removals.REFRESH_TALLIES",
          "Removals.REFRESH_TALLIES_END",
          "Removals.SESSIONS",
          "Removals.SESSIONS_END",
          "Removals.UNCONFIRMED_ATTEMPTS");

  @Test
  void hold_every_table_to_one_workspace() throws Exception {
    Map<String, String> statements = Statements.all();
    assertThat(statements).hasSizeGreaterThan(30).containsKeys("ConnectionWrites.REMOVE");

    statements.keySet().removeAll(OVER_ALL_WORKSPACES);
    statements.forEach(
        (name, text) -> assertThat(StatementRule.violations(text)).as(name).isEmpty());
  }

  @Test
  void that_go_over_all_workspaces_are_the_ones_that_are_named() throws Exception {
    Map<String, String> statements = Statements.all();

    assertThat(statements).containsKeys(OVER_ALL_WORKSPACES.toArray(String[]::new));
    OVER_ALL_WORKSPACES.forEach(name ->
        assertThat(StatementRule.violations(statements.getOrDefault(name, ""))).isNotEmpty());
  }
}
