package dev.enlace.adapter.out.postgres.stats;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.stats.RefreshTallies;
import dev.enlace.domain.stats.Latencies;
import dev.enlace.domain.stats.RefreshTally;
import dev.enlace.domain.stats.Stats.Refreshes;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** How refreshes ended, in PostgreSQL, a row an hour. */
public final class PostgresRefreshTallies implements RefreshTallies {
  // In one order on every replica: else two could wait for each other. Sums by place, since Citus
  // takes no subquery here.
  private static final String ADD =
      """
      INSERT INTO connections.refresh_tallies AS t
        (workspace_id, hour, provider, renewed, failed, needs_reauth, latencies)
      SELECT l.workspace, date_trunc('hour', now()), l.provider, l.renewed, l.failed, l.reauth,
        l.latencies
      FROM jsonb_to_recordset(:lines) AS l
        (workspace uuid, provider text, renewed bigint, failed bigint, reauth bigint,
         latencies bigint[])
      ORDER BY l.workspace, l.provider
      ON CONFLICT (workspace_id, hour, provider) DO UPDATE
      SET renewed = t.renewed + excluded.renewed, failed = t.failed + excluded.failed,
        needs_reauth = t.needs_reauth + excluded.needs_reauth, latencies = ARRAY[%s]
      """
          .formatted(
              IntStream.rangeClosed(1, Latencies.BOUNDS.size())
                  .mapToObj(n -> "t.latencies[" + n + "] + excluded.latencies[" + n + "]")
                  .collect(Collectors.joining(", ")));

  private static final String DAY =
      """
      SELECT t.provider, t.renewed, t.failed, t.needs_reauth, t.latencies
      FROM connections.refresh_tallies t
      WHERE t.workspace_id = :workspace AND t.hour > now() - interval '1 day'
      """;

  private final Database database;

  /** In that database. */
  public PostgresRefreshTallies(Database database) {
    this.database = database.forNotes();
  }

  @Override
  public Mono<Void> add(List<Line> lines) {
    return database
        .write(
            database
                .sql(ADD)
                .bind(
                    "lines", JsonText.of(lines.stream().map(PostgresRefreshTallies::tree).toList()))
                .fetch()
                .rowsUpdated())
        .then();
  }

  /** Those of the last day, by provider. */
  Mono<List<Refreshes>> day(WorkspaceId workspace) {
    return database
        .readAll(
            database
                .sql(DAY)
                .bind("workspace", workspace.value())
                .map(row -> Map.entry(new Columns(row).text("provider"), tally(row)))
                .all())
        .collect(
            TreeMap<String, RefreshTally>::new,
            (sums, hour) -> sums.merge(hour.getKey(), hour.getValue(), RefreshTally::plus))
        .map(sums ->
            sums.entrySet().stream()
                .map(sum -> Refreshes.of(sum.getKey(), sum.getValue()))
                .toList());
  }

  private static Map<String, Object> tree(Line line) {
    RefreshTally tally = line.tally();
    return Map.of(
        "workspace", line.workspace().toString(),
        "provider", line.provider().value(),
        "renewed", tally.renewed(),
        "failed", tally.failed(),
        "reauth", tally.needsReauth(),
        "latencies", tally.latencies().counts());
  }

  private static RefreshTally tally(Readable row) {
    Columns columns = new Columns(row);
    return new RefreshTally(
        columns.count("renewed"),
        columns.count("failed"),
        columns.count("needs_reauth"),
        new Latencies(columns.counts("latencies")));
  }
}
