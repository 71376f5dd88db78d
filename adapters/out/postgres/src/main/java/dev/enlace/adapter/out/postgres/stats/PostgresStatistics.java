package dev.enlace.adapter.out.postgres.stats;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.stats.Statistics;
import dev.enlace.domain.stats.Stats;
import dev.enlace.domain.stats.Stats.Entry;
import dev.enlace.domain.stats.Stats.Happenings;
import dev.enlace.domain.stats.Stats.Queues;
import dev.enlace.domain.stats.Stats.Refreshes;
import dev.enlace.domain.stats.Stats.States;
import dev.enlace.domain.stats.Stats.Webhooks;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Counts within one workspace by its indexes: connections in the one by owner, which has their
 * entry and state; what happened in the audit trail, which all replicas write, its newest events
 * only; how refreshes ended by what replicas have summed up.
 */
public final class PostgresStatistics implements Statistics {
  private static final String ENTRIES =
      """
      WITH counted AS (
        SELECT c.slug,
          count(*) FILTER (WHERE c.state = 'pending') AS pending,
          count(*) FILTER (WHERE c.state = 'active') AS active,
          count(*) FILTER (WHERE c.state = 'degraded') AS degraded,
          count(*) FILTER (WHERE c.state = 'needs_reauth') AS needs_reauth,
          count(*) FILTER (WHERE c.state = 'revoked') AS revoked
        FROM connections.connections c
        WHERE c.workspace_id = :workspace
        GROUP BY c.slug),
      newest AS (
        SELECT e.action, e.detail ->> 'slug' AS slug,
          e.sealed_at > now() - interval '1 hour' AS recent
        FROM connections.audit_events e
        WHERE e.workspace_id = :workspace AND e.sealed_at > now() - interval '1 day'
        ORDER BY e.sealed_at DESC, e.seq DESC LIMIT %1$d),
      happened AS (
        SELECT n.slug,
          count(*) FILTER (WHERE n.action = 'connection.refreshed') AS day_refreshed,
          count(*) FILTER (WHERE n.action = 'connection.degraded') AS day_degraded,
          count(*) FILTER (WHERE n.action = 'connection.needs_reauth') AS day_needs_reauth,
          count(*) FILTER (WHERE n.action = 'connection.recovered') AS day_recovered,
          count(*) FILTER (WHERE n.recent AND n.action = 'connection.refreshed')
            AS hour_refreshed,
          count(*) FILTER (WHERE n.recent AND n.action = 'connection.degraded')
            AS hour_degraded,
          count(*) FILTER (WHERE n.recent AND n.action = 'connection.needs_reauth')
            AS hour_needs_reauth,
          count(*) FILTER (WHERE n.recent AND n.action = 'connection.recovered')
            AS hour_recovered
        FROM newest n
        WHERE n.action IN ('connection.refreshed', 'connection.degraded',
          'connection.needs_reauth', 'connection.recovered')
        GROUP BY n.slug)
      SELECT a.slug, a.provider,
        coalesce(c.pending, 0) AS pending, coalesce(c.active, 0) AS active,
        coalesce(c.degraded, 0) AS degraded, coalesce(c.needs_reauth, 0) AS needs_reauth,
        coalesce(c.revoked, 0) AS revoked,
        coalesce(h.day_refreshed, 0) AS day_refreshed,
        coalesce(h.day_degraded, 0) AS day_degraded,
        coalesce(h.day_needs_reauth, 0) AS day_needs_reauth,
        coalesce(h.day_recovered, 0) AS day_recovered,
        coalesce(h.hour_refreshed, 0) AS hour_refreshed,
        coalesce(h.hour_degraded, 0) AS hour_degraded,
        coalesce(h.hour_needs_reauth, 0) AS hour_needs_reauth,
        coalesce(h.hour_recovered, 0) AS hour_recovered
      FROM counted c
      FULL JOIN happened h ON h.slug = c.slug
      JOIN connections.available_connections a ON a.slug = coalesce(c.slug, h.slug)
      ORDER BY a.slug
      """
          .formatted(MOST_EVENTS);

  private static final String REST =
      """
      SELECT now() AS at,
        coalesce(
          (SELECT e.sealed_at FROM connections.audit_events e
           WHERE e.workspace_id = :workspace AND e.sealed_at > now() - interval '1 day'
           ORDER BY e.sealed_at DESC, e.seq DESC LIMIT 1 OFFSET %1$d),
          now() - interval '1 day') AS counted_since,
        s.streams, s.oldest_due_at, l.dead_letters, d.webhooks, d.failing, d.disabled
      FROM
        (SELECT count(*) AS streams, min(s.due_at) AS oldest_due_at
         FROM connections.outbox_streams s WHERE s.workspace_id = :workspace) s,
        (SELECT count(*) AS dead_letters FROM connections.dead_letters l
         WHERE l.workspace_id = :workspace AND l.replayed_at IS NULL) l,
        (SELECT count(*) AS webhooks,
           count(*) FILTER (WHERE d.enabled AND d.failing_since IS NOT NULL) AS failing,
           count(*) FILTER (WHERE NOT d.enabled) AS disabled
         FROM connections.destinations d
         WHERE d.workspace_id = :workspace AND d.kind = 'webhook') d
      """
          .formatted(MOST_EVENTS - 1);

  private final Database database;
  private final PostgresRefreshTallies refreshes;

  /** In that database. */
  public PostgresStatistics(Database database) {
    this.database = database.forManyRows();
    this.refreshes = new PostgresRefreshTallies(database);
  }

  @Override
  public Mono<Stats> of(WorkspaceId workspace) {
    return database
        .readAll(in(workspace, ENTRIES).map(PostgresStatistics::entry).all())
        .collectList()
        .zipWhen(entries -> refreshes.day(workspace))
        .flatMap(known ->
            database.read(
                in(workspace, REST).map(row -> stats(known.getT1(), known.getT2(), row)).one()));
  }

  private GenericExecuteSpec in(WorkspaceId workspace, String sql) {
    return database.sql(sql).bind("workspace", workspace.value());
  }

  private static Entry entry(Readable row) {
    Columns columns = new Columns(row);
    return new Entry(
        columns.text("slug"),
        columns.text("provider"),
        new States(
            columns.count("pending"),
            columns.count("active"),
            columns.count("degraded"),
            columns.count("needs_reauth"),
            columns.count("revoked")),
        happenings(new Columns(row, "hour_")),
        happenings(new Columns(row, "day_")));
  }

  private static Happenings happenings(Columns columns) {
    return new Happenings(
        columns.count("refreshed"),
        columns.count("degraded"),
        columns.count("needs_reauth"),
        columns.count("recovered"));
  }

  private static Stats stats(List<Entry> entries, List<Refreshes> refreshes, Readable row) {
    Columns columns = new Columns(row);
    return new Stats(
        columns.moment("at"),
        columns.moment("counted_since"),
        entries,
        refreshes,
        new Queues(
            columns.count("streams"),
            columns.momentOrNull("oldest_due_at"),
            columns.count("dead_letters")),
        new Webhooks(
            columns.count("webhooks"), columns.count("failing"), columns.count("disabled")));
  }
}
