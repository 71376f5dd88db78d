package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks destinations up. */
final class DestinationReads {
  private static final String FIND =
      """
      SELECT %s, %s FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.id = :id
      """
          .formatted(DestinationRow.COLUMNS, DestinationRow.SECRETS);

  private static final String FIRST_PAGE =
      """
      SELECT %s FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.kind = :kind
      ORDER BY d.id LIMIT :rows
      """
          .formatted(DestinationRow.COLUMNS);

  private static final String NEXT_PAGE =
      """
      SELECT %s FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.kind = :kind AND d.id > :after
      ORDER BY d.id LIMIT :rows
      """
          .formatted(DestinationRow.COLUMNS);

  private final Database database;

  DestinationReads(Database database) {
    this.database = database;
  }

  Mono<Stored> find(WorkspaceId workspace, DestinationId id) {
    return database.read(
        database
            .sql(FIND)
            .bind("workspace", workspace.value())
            .bind("id", id.value())
            .map(DestinationRow::stored)
            .one());
  }

  Flux<Destination> page(
      WorkspaceId workspace, DestinationKind kind, @Nullable DestinationId after, int limit) {
    GenericExecuteSpec statement =
        after == null
            ? database.sql(FIRST_PAGE)
            : database.sql(NEXT_PAGE).bind("after", after.value());
    return database.readAll(
        statement
            .bind("workspace", workspace.value())
            .bind("kind", kind.code())
            .bind("rows", limit + 1)
            .map(DestinationRow::destination)
            .all());
  }
}
