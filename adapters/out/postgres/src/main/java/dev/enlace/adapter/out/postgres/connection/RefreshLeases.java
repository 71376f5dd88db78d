package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Leases of refreshes, by the database's clock. */
final class RefreshLeases {
  /** Who holds a lease in the time of grace (RFC 9562, 5.9: the nil UUID). */
  private static final String NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";

  // A lease that somebody else has let run out is first nobody's: see the port.
  private static final String CLAIM =
      """
      UPDATE connections.connections c
      SET lease_id = CASE WHEN c.lease_id NOT IN (%1$s, :lease) THEN %1$s ELSE :lease END,
        lease_until = now() + interval '1 millisecond'
          * CASE WHEN c.lease_id NOT IN (%1$s, :lease) THEN :grace::bigint
            ELSE :length::bigint END,
        takeovers = least(c.takeovers
          + CASE WHEN c.lease_id NOT IN (%1$s, :lease) THEN 1 ELSE 0 END, 1000)
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.generation = :generation
        AND (c.lease_id = :lease OR (c.lease_until < now() AND c.retry_at <= now()))
      RETURNING c.lease_id <> %1$s AS mine
      """
          .formatted(NOBODY);

  private static final String RENEW =
      """
      UPDATE connections.connections c
      SET lease_until = now() + :length * interval '1 millisecond'
      WHERE c.workspace_id = :workspace AND c.id = :id AND c.generation = :generation
        AND c.lease_id = :lease
      """;

  private final Database database;

  RefreshLeases(Database database) {
    this.database = database;
  }

  Mono<Boolean> claim(Claim claim, Duration length, Duration grace) {
    return database
        .write(
            leased(CLAIM, claim, length)
                .bind("grace", grace.toMillis())
                .map(row -> new Columns(row).flag("mine"))
                .one())
        .defaultIfEmpty(false);
  }

  Mono<Boolean> renew(Claim claim, Duration length) {
    return database.write(
        leased(RENEW, claim, length).fetch().rowsUpdated().map(rows -> rows == 1));
  }

  private GenericExecuteSpec leased(String sql, Claim claim, Duration length) {
    return on(database.sql(sql), claim)
        .bind("lease", claim.lease())
        .bind("length", length.toMillis());
  }

  /** A statement on the generation that is claimed. */
  static GenericExecuteSpec on(GenericExecuteSpec statement, Claim claim) {
    return statement
        .bind("workspace", claim.workspace().value())
        .bind("id", claim.id().value())
        .bind("generation", claim.generation());
  }
}
