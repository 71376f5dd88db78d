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
 * those of what is due for longest and, where that is not all, those of a part of all workspaces,
 * each time the next one. Whoever is kept out of the former by another's backlog comes up in the
 * latter.
 */
final class DueWorkspaces {
  /** Workspaces in a part; as in the statement. */
  static final int PART = 500;

  /** Of what is due for longest; as in the statement. */
  private static final int MOST = 1000;

  private static final UUID BEGINNING = new UUID(0, 0);

  // Over all workspaces: nobody asks for any of them.
  private static final String EARLIEST =
      """
      SELECT k.workspace_id, count(*) AS due
      FROM (SELECT u.workspace_id FROM connections.connection_upkeep u
            WHERE u.look_at <= now() ORDER BY u.look_at LIMIT 1000) k
      GROUP BY k.workspace_id
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
    return earliest()
        .collectList()
        .flatMapMany(found -> isAll(found) ? named(found) : Flux.concat(named(found), inTurn()))
        .distinct()
        .collectList()
        .flatMapIterable(found -> {
          List<WorkspaceId> shuffled = new ArrayList<>(found);
          Collections.shuffle(shuffled);
          return shuffled;
        })
        .take(limit);
  }

  private Flux<Early> earliest() {
    return database.readAll(
        database
            .sql(EARLIEST)
            .map(row -> {
              Columns columns = new Columns(row);
              return new Early(new WorkspaceId(columns.id("workspace_id")), columns.count("due"));
            })
            .all());
  }

  private static boolean isAll(List<Early> found) {
    return found.stream().mapToLong(Early::due).sum() < MOST;
  }

  private static Flux<WorkspaceId> named(List<Early> found) {
    return Flux.fromIterable(found).map(Early::workspace);
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

  private record Early(WorkspaceId workspace, long due) {}

  private record Probed(UUID workspace, boolean due) {}
}
