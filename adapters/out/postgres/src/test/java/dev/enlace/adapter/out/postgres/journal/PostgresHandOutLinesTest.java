package dev.enlace.adapter.out.postgres.journal;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.server.TableLock;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.audit.HandOutLines.Line;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresHandOutLinesTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final PostgresHandOutLines handOuts = new PostgresHandOutLines(DATABASE.database());
  private final WorkspaceId workspace = new WorkspaceId(Samples.id());
  private final User ana = Samples.user(workspace);

  @Test
  void writes_lines_of_several_workspaces_as_others_are_written() {
    ApiKeyId key = new ApiKeyId(Samples.id());
    ConnectionId connection = new ConnectionId(Samples.id());
    WorkspaceId other = new WorkspaceId(Samples.id());
    Actor actor = new Actor(ana, key, new Origin("2001:db8::7%eth0", "r".repeat(80)));
    write(
        line(workspace, actor, connection, 0),
        line(other, new Actor(ana, null, new Origin(null, "request-2")), connection, 0));

    assertThat(
            rows(
                """
                SELECT action, actor_kind, actor_id, target_id, origin, length(request_id), detail
                FROM connections.audit_inbox WHERE workspace_id = '%s'
                """,
                workspace))
        .containsExactly(
            "token.handed_out|person|%s|%s|2001:db8::7|64|{\"key\": \"%s\"}"
                .formatted(ana.id(), connection, key));
    assertThat(
            rows(
                "SELECT origin, request_id, detail FROM connections.audit_inbox"
                    + " WHERE workspace_id = '%s'",
                other))
        .containsExactly("null|request-2|{}");
  }

  @Test
  void says_how_many_were_lost_as_the_installations_own_line() {
    write(line(workspace, null, null, 12));

    assertThat(
            rows(
                """
                SELECT actor_kind, actor_id, target_id, origin, detail
                FROM connections.audit_inbox WHERE workspace_id = '%s'
                """,
                workspace))
        .containsExactly("system|null|null|null|{\"count\": 12}");
  }

  @Test
  void writes_lines_however_long_the_database_takes() {
    try (TableLock _ = TableLock.on(DATABASE, "audit_inbox", Duration.ofMillis(1_800))) {
      write(new PostgresHandOutLines(DATABASE.hastyDatabase()), line(workspace, null, null, 0));
    }

    assertThat(
            rows("SELECT action FROM connections.audit_inbox WHERE workspace_id = '%s'", workspace))
        .hasSize(1);
  }

  @Test
  void dates_a_line_by_the_clock_of_the_database() {
    write(line(workspace, null, null, 0));

    assertThat(
            rows(
                """
                SELECT now() - at BETWEEN interval '3 s' AND interval '60 s'
                FROM connections.audit_inbox WHERE workspace_id = '%s'
                """,
                workspace))
        .containsExactly("t");
  }

  @Test
  void writes_a_line_that_is_there_already_no_second_time() {
    Line line = line(workspace, null, null, 0);
    write(line);
    write(line, line(workspace, null, null, 0));

    assertThat(
            rows(
                "SELECT count(*) FROM connections.audit_inbox WHERE workspace_id = '%s'",
                workspace))
        .containsExactly("2");
  }

  private void write(Line... lines) {
    write(handOuts, lines);
  }

  private static void write(PostgresHandOutLines to, Line... lines) {
    answer(to.write(List.of(lines)).thenReturn(true));
  }

  private static Line line(
      WorkspaceId workspace, @Nullable Actor actor, @Nullable ConnectionId connection, long lost) {
    return new Line(
        Samples.id(),
        workspace,
        "token.handed_out",
        actor,
        connection,
        lost,
        Duration.ofSeconds(3));
  }

  private static List<String> rows(String sql, Object id) {
    return DATABASE.rows(sql.formatted(id));
  }
}
