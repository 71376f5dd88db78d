package dev.enlace.adapter.out.postgres.upkeep;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;

/**
 * Workspaces in which something is due, found by reading a bounded part of however much there is:
 * those of what is due for longest, and those of a part of all workspaces, each time the next one.
 * Whoever is kept out of the former by another's backlog comes up in the latter.
 */
final class DueWorkspaces {
  /** Workspaces in a part; as in the statement. */
  static final int PART = 500;

  private static final UUID BEGINNING = new UUID(0, 0);

  // Over all workspaces: nobody asks for any of them.
  private static final String EARLIEST =
      """
      SELECT DISTINCT k.workspace_id
      FROM (SELECT u.workspace_id FROM connections.connection_upkeep u
            WHERE u.look_at <= now() ORDER BY u.look_at LIMIT 1000) k
      """;

  // No EXISTS: the whole backlog could be hashed for it.
  private static final String IN_TURN =
      """
      SELECT w.workspace_id,
        coalesce((SELECT min(k.look_at) FROM connections.connection_upkeep k
                  WHERE k.workspace_id = w.workspace_id) <= now(), false) AS due
      FROM connections.workspaces w WHERE w.workspace_id > :after
      ORDER BY w.workspace_id LIMIT 500
      """;

  private final AtomicReference<UUID> next = new AtomicReference<>(BEGINNING);
  private final Database database;

  /** In that database. */
  DueWorkspaces(Database database) {
    this.database = database.forManyRows();
  }

  /** At random: by age, those with much to do would keep the others waiting until it is done. */
  Flux<WorkspaceId> some(int limit) {
    return Flux.concat(earliest(), inTurn())
        .distinct()
        .collectList()
        .flatMapIterable(found -> {
          List<WorkspaceId> shuffled = new ArrayList<>(found);
          Collections.shuffle(shuffled);
          return shuffled;
        })
        .take(limit);
  }

  private Flux<WorkspaceId> earliest() {
    return database.readAll(
        database
            .sql(EARLIEST)
            .map(row -> new WorkspaceId(new Columns(row).id("workspace_id")))
            .all());
  }

  private Flux<WorkspaceId> inTurn() {
    return Flux.defer(() ->
            database.readAll(
                database
                    .sql(IN_TURN)
                    .bind("after", next.get())
                    .map(row -> {
                      Columns columns = new Columns(row);
                      return new Probed(columns.id("workspace_id"), columns.flag("due"));
                    })
                    .all()))
        .collectList()
        .doOnNext(part -> next.set(part.size() < PART ? BEGINNING : part.getLast().workspace()))
        .flatMapIterable(part -> part)
        .filter(Probed::due)
        .map(probed -> new WorkspaceId(probed.workspace()));
  }

  private record Probed(UUID workspace, boolean due) {}
}
