package dev.enlace.adapter.out.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementRuleTest {
  @Test
  void accepts_a_statement_that_holds_every_table_to_the_workspace() {
    assertThat(
            StatementRule.violations(
                """
                SELECT u.id FROM connections.connections c
                JOIN connections.users u ON u.workspace_id = :workspace AND u.id = c.owner_id
                WHERE c.workspace_id = :workspace
                """))
        .isEmpty();
  }

  @Test
  void names_a_table_that_is_joined_by_id_alone() {
    assertThat(
            StatementRule.violations(
                """
                SELECT u.id FROM connections.connections c
                JOIN connections.users u ON u.id = c.owner_id
                WHERE c.workspace_id = :workspace
                """))
        .containsExactly("users");
  }

  @Test
  void names_a_table_without_alias_and_an_insert_that_does_not_begin_with_the_workspace() {
    assertThat(StatementRule.violations("DELETE FROM connections.users")).containsExactly("users");
    assertThat(StatementRule.violations("INSERT INTO connections.users (id, kind) VALUES (1, 2)"))
        .containsExactly("users");
  }
}
