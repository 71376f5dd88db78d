package dev.enlace.adapter.out.postgres.upkeep;

import dev.enlace.adapter.out.postgres.connection.ConnectionRow;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Upkeep in PostgreSQL: a narrow table of its own, which no hand-out and no refresh writes. */
public final class PostgresConnectionUpkeep implements ConnectionUpkeep {
  private static final String USED =
      """
      UPDATE connections.connection_upkeep k
      SET last_used_at = now(), uses = k.uses + x.uses,
        look_at = least(k.look_at,
          coalesce(c.expires_at - :ahead * interval '1 millisecond', k.look_at))
      FROM unnest(:ids::uuid[], :uses::bigint[]) AS x(id, uses), connections.connections c
      WHERE k.workspace_id = :workspace AND k.connection_id = x.id
        AND c.workspace_id = :workspace AND c.id = x.id
      """;

  private static final String TAKE =
      """
      WITH due AS (
        SELECT k.connection_id FROM connections.connection_upkeep k
        WHERE k.workspace_id = :workspace AND k.look_at <= now()
        ORDER BY k.look_at LIMIT :rows FOR UPDATE SKIP LOCKED)
      UPDATE connections.connection_upkeep k
      SET look_at = now() + :hold * interval '1 millisecond'
      FROM due
      WHERE k.workspace_id = :workspace AND k.connection_id = due.connection_id
      RETURNING k.connection_id
      """;

  private static final String TAKEN =
      """
      SELECT %s, c.refresh_token IS NOT NULL AS renewable,
        (extract(epoch FROM c.expires_at - now()) * 1000)::bigint AS validity_ms,
        (extract(epoch FROM now() - coalesce(c.refreshed_at, c.created_at)) * 1000)::bigint
          AS unrenewed_ms,
        (extract(epoch FROM now() - k.last_used_at) * 1000)::bigint AS unused_ms,
        (extract(epoch FROM now() - c.verified_at) * 1000)::bigint AS unverified_ms
      FROM connections.connections c
      JOIN connections.connection_upkeep k
        ON k.workspace_id = :workspace AND k.connection_id = c.id
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = c.owner_id
      WHERE c.workspace_id = :workspace AND c.id = ANY (:ids)
      """
          .formatted(ConnectionRow.COLUMNS);

  private static final String LOOK_AGAIN =
      """
      UPDATE connections.connection_upkeep k
      SET look_at = now() + :after * interval '1 millisecond'
      WHERE k.workspace_id = :workspace AND k.connection_id = :id
      """;

  private static final Logger LOG = LoggerFactory.getLogger(PostgresConnectionUpkeep.class);

  private final Database database;
  private final Database manyRows;
  private final DueWorkspaces dueWorkspaces;

  /** In that database. */
  public PostgresConnectionUpkeep(Database database) {
    this.database = database.forNotes();
    this.manyRows = this.database.forManyRows();
    this.dueWorkspaces = new DueWorkspaces(this.database);
  }

  @Override
  public Mono<Integer> used(WorkspaceId workspace, Map<ConnectionId, Long> uses, Duration ahead) {
    // in one order on all replicas, which else could wait for each other
    List<Map.Entry<ConnectionId, Long>> noted =
        uses.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<ConnectionId, Long> use) -> use.getKey().value()))
            .toList();
    return manyRows.write(
        manyRows
            .sql(USED)
            .bind("workspace", workspace.value())
            .bind("ids", noted.stream().map(use -> use.getKey().value()).toArray(UUID[]::new))
            .bind("uses", noted.stream().map(Map.Entry::getValue).toArray(Long[]::new))
            .bind("ahead", ahead.toMillis())
            .fetch()
            .rowsUpdated()
            .map(Math::toIntExact));
  }

  @Override
  public Flux<WorkspaceId> due(int limit) {
    return dueWorkspaces.some(limit);
  }

  @Override
  public Flux<Due> take(WorkspaceId workspace, int limit, Duration hold) {
    return database
        .write(
            database
                .sql(TAKE)
                .bind("workspace", workspace.value())
                .bind("rows", limit)
                .bind("hold", hold.toMillis())
                .map(row -> new Columns(row).id("connection_id"))
                .all()
                .collectList())
        .flatMapMany(ids -> ids.isEmpty() ? Flux.empty() : taken(workspace, ids));
  }

  @Override
  public Mono<Boolean> lookAgain(Connection connection, Duration after) {
    return database.write(
        database
            .sql(LOOK_AGAIN)
            .bind("workspace", connection.workspace().value())
            .bind("id", connection.id().value())
            .bind("after", after.toMillis())
            .fetch()
            .rowsUpdated()
            .map(rows -> rows == 1));
  }

  private Flux<Due> taken(WorkspaceId workspace, List<UUID> ids) {
    return database
        .readAll(
            database
                .sql(TAKEN)
                .bind("workspace", workspace.value())
                .bind("ids", ids.toArray(UUID[]::new))
                .map(PostgresConnectionUpkeep::dueOrNone)
                .all())
        .concatMap(Mono::justOrEmpty);
  }

  /** One that cannot be read keeps no others back that were taken with it. */
  private static Optional<Due> dueOrNone(Readable row) {
    try {
      return Optional.of(dueOf(row));
    } catch (RuntimeException damaged) {
      LOG.warn("Cannot read connection {}", new Columns(row).id("id"), damaged);
      return Optional.empty();
    }
  }

  private static Due dueOf(Readable row) {
    Columns columns = new Columns(row);
    return new Due(
        ConnectionRow.connection(row),
        columns.flag("renewable"),
        millis(columns.countOrNull("validity_ms")),
        Duration.ofMillis(columns.count("unrenewed_ms")),
        millis(columns.countOrNull("unused_ms")),
        millis(columns.countOrNull("unverified_ms")));
  }

  private static @Nullable Duration millis(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
