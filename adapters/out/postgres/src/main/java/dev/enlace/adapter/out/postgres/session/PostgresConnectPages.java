package dev.enlace.adapter.out.postgres.session;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.Map;
import reactor.core.publisher.Mono;

/** How workspaces want their connect pages, in PostgreSQL. */
public final class PostgresConnectPages implements ConnectPages {
  private static final String FIND =
      """
      SELECT c.name, c.color, c.logo, c.frame_ancestors
      FROM connections.connect_pages c
      WHERE c.workspace_id = :workspace
      """;

  private static final String REPLACE =
      """
      INSERT INTO connections.connect_pages (workspace_id, name, color, logo, frame_ancestors)
      VALUES (:workspace, :name, :color, :logo, :ancestors)
      ON CONFLICT (workspace_id) DO UPDATE
      SET name = excluded.name, color = excluded.color, logo = excluded.logo,
        frame_ancestors = excluded.frame_ancestors, updated_at = now()
      """;

  private final Database database;
  private final AuditTrail audit;

  /** In that database. */
  public PostgresConnectPages(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public Mono<ConnectPage> find(WorkspaceId workspace) {
    return database.read(
        database
            .sql(FIND)
            .bind("workspace", workspace.value())
            .map(PostgresConnectPages::page)
            .one());
  }

  @Override
  public Mono<ConnectPage> replace(WorkspaceId workspace, ConnectPage page, Actor actor) {
    Map<String, ?> detail = Map.of("frameAncestors", page.frameAncestors());
    return database.write(
        database
            .sql(REPLACE)
            .bind("workspace", workspace.value())
            .bind("name", Values.orNull(String.class, page.name()))
            .bind("color", Values.orNull(String.class, page.color()))
            .bind("logo", Values.orNull(String.class, page.logo()))
            .bind("ancestors", page.frameAncestors().toArray(String[]::new))
            .then()
            .then(audit.note(workspace, "connect_page.updated", actor, workspace.value(), detail))
            .thenReturn(page));
  }

  private static ConnectPage page(Readable row) {
    Columns columns = new Columns(row);
    return new ConnectPage(
        columns.textOrNull("name"),
        columns.textOrNull("color"),
        columns.textOrNull("logo"),
        columns.texts("frame_ancestors"));
  }
}
