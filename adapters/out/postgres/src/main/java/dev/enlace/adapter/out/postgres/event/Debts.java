package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Forgets what a destination was still to be told, as part of the caller's transaction. */
final class Debts {
  private static final String FORGET_STREAMS =
      """
      DELETE FROM connections.outbox_streams s
      WHERE s.workspace_id = :workspace AND s.destination_id = :destination
      """;

  private static final String FORGET_LETTERS =
      """
      DELETE FROM connections.dead_letters l
      WHERE l.workspace_id = :workspace AND l.destination_id = :destination
      """;

  private final Database database;

  Debts(Database database) {
    this.database = database;
  }

  /** What it is owed; what was put aside stays. */
  Mono<Void> forget(WorkspaceId workspace, DestinationId destination) {
    return run(FORGET_STREAMS, workspace, destination);
  }

  /** What it is owed, and what was put aside. */
  Mono<Void> forgetAll(WorkspaceId workspace, DestinationId destination) {
    return forget(workspace, destination).then(run(FORGET_LETTERS, workspace, destination));
  }

  private Mono<Void> run(String sql, WorkspaceId workspace, DestinationId destination) {
    return database
        .sql(sql)
        .bind("workspace", workspace.value())
        .bind("destination", destination.value())
        .then();
  }
}
