package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Statements that look at a grant for its refreshes, by the database's clock. */
final class RefreshReads {
  private static final String STANDING =
      """
      SELECT %s, %s, c.generation, c.failures, c.takeovers,
        (extract(epoch FROM c.expires_at - now()) * 1000)::bigint AS validity_ms,
        (extract(epoch FROM now() - c.refreshed_at) * 1000)::bigint AS age_ms,
        c.lease_until >= now() AS leased,
        CASE WHEN c.retry_at > now()
          THEN ceil(extract(epoch FROM c.retry_at - now()) * 1000)::bigint ELSE 0 END AS pause_ms,
        c.retry_reason
      FROM connections.connections c
      JOIN connections.users u ON u.workspace_id = :workspace AND u.id = c.owner_id
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.auth_type = 'oauth'
      """
          .formatted(ConnectionRow.COLUMNS, SealedColumns.NAMES);

  private static final String UNDER_WAY =
      """
      SELECT c.lease_until >= now() AS leased FROM connections.connections c
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.generation = :generation
      """;

  private final Database database;

  RefreshReads(Database database) {
    this.database = database;
  }

  Mono<Standing> standing(WorkspaceId workspace, ConnectionId id) {
    return database
        .sql(STANDING)
        .bind("workspace", workspace.value())
        .bind("id", id.value())
        .map(RefreshReads::standing)
        .one();
  }

  /** Empty where the generation has moved or the grant is gone. */
  Mono<Boolean> underWay(WorkspaceId workspace, ConnectionId id, long generation) {
    return database
        .sql(UNDER_WAY)
        .bind("workspace", workspace.value())
        .bind("id", id.value())
        .bind("generation", generation)
        .map(row -> new Columns(row).flag("leased"))
        .one();
  }

  private static Standing standing(Readable row) {
    Columns columns = new Columns(row);
    return new Standing(
        ConnectionRow.connection(row),
        SealedColumns.read(row),
        columns.count("generation"),
        millis(columns.countOrNull("validity_ms")),
        millis(columns.countOrNull("age_ms")),
        columns.flag("leased"),
        Duration.ofMillis(columns.count("pause_ms")),
        problem(columns.textOrNull("retry_reason")),
        columns.number("failures"),
        columns.number("takeovers"));
  }

  private static @Nullable ProviderProblem problem(@Nullable String name) {
    return name == null ? null : ProviderProblem.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Duration millis(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
