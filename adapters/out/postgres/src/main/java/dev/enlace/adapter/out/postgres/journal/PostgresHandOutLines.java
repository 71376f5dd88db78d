package dev.enlace.adapter.out.postgres.journal;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.audit.HandOutLines;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Many lines of the audit trail, of any workspaces, in one statement. */
public final class PostgresHandOutLines implements HandOutLines {
  private static final String WRITE =
      """
      INSERT INTO connections.audit_inbox
        (workspace_id, id, at, action, actor_kind, actor_id, target_id, origin, request_id, detail)
      SELECT l.workspace, l.id, now() - l.age * interval '1 millisecond', l.action, l.actor_kind,
        l.actor, l.target, l.origin, l.request, l.detail
      FROM jsonb_to_recordset(:lines) AS l
        (workspace uuid, id uuid, age bigint, action text, actor_kind text, actor uuid,
         target uuid, origin inet, request text, detail jsonb)
      ON CONFLICT (workspace_id, id) DO NOTHING
      """;

  private final Database database;

  /** In that database. */
  public PostgresHandOutLines(Database database) {
    this.database = database.forManyRows().forNotes();
  }

  @Override
  public Mono<Void> write(List<Line> lines) {
    return database
        .write(
            database
                .sql(WRITE)
                .bind("lines", JsonText.of(lines.stream().map(PostgresHandOutLines::tree).toList()))
                .fetch()
                .rowsUpdated())
        .then();
  }

  private static Map<String, @Nullable Object> tree(Line line) {
    Actor actor = line.actor();
    InetAddress address = AuditTrail.address(actor);
    ConnectionId connection = line.connection();
    Map<String, @Nullable Object> tree = new HashMap<>();
    tree.put("workspace", line.workspace().toString());
    tree.put("id", line.id().toString());
    tree.put("age", line.age().toMillis());
    tree.put("action", line.action());
    tree.put("actor_kind", AuditTrail.kind(actor));
    tree.put("actor", actor == null ? null : actor.user().id().toString());
    tree.put("target", connection == null ? null : connection.toString());
    tree.put("origin", address == null ? null : address.getHostAddress());
    tree.put("request", AuditTrail.requestId(actor));
    Map<String, Object> detail = new HashMap<>(line.detail());
    if (line.count() != 0) {
      detail.put("count", line.count());
    }
    tree.put("detail", AuditTrail.withKey(actor, detail));
    return tree;
  }
}
