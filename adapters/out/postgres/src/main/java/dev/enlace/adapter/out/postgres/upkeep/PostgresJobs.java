package dev.enlace.adapter.out.postgres.upkeep;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.upkeep.Jobs;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Jobs in PostgreSQL, by the database's clock; they belong to the installation. */
public final class PostgresJobs implements Jobs {
  // Apart from the claim: Citus takes no now() in an ON CONFLICT.
  private static final String MAKE =
      "INSERT INTO connections.jobs (name) VALUES (:name) ON CONFLICT DO NOTHING";

  private static final String CLAIM =
      """
      UPDATE connections.jobs j
      SET lease_id = :lease, lease_until = now() + :length * interval '1 millisecond'
      WHERE j.name = :name AND j.lease_until < now() AND j.run_after <= now()
      RETURNING j.cursor, j.progress
      """;

  private static final String RENEW =
      """
      UPDATE connections.jobs j SET lease_until = now() + :length * interval '1 millisecond'
      WHERE j.name = :name AND j.lease_id = :lease
      """;

  private static final String SAVE =
      """
      UPDATE connections.jobs j
      SET lease_until = now() + :length * interval '1 millisecond',
        cursor = :cursor, progress = :progress
      WHERE j.name = :name AND j.lease_id = :lease
      """;

  private static final String FINISH =
      """
      UPDATE connections.jobs j
      SET lease_id = NULL, lease_until = '-infinity',
        run_after = now() + :length * interval '1 millisecond',
        cursor = :cursor, progress = :progress
      WHERE j.name = :name AND j.lease_id = :lease
      """;

  private final Database database;

  /** In that database. */
  public PostgresJobs(Database database) {
    this.database = database.forNotes();
  }

  @Override
  public Mono<Standing> claim(Lease lease, Duration length) {
    return database.write(
        database
            .sql(MAKE)
            .bind("name", lease.job())
            .then()
            .then(on(CLAIM, lease, length).map(PostgresJobs::standing).one()));
  }

  @Override
  public Mono<Boolean> renew(Lease lease, Duration length) {
    return done(on(RENEW, lease, length));
  }

  @Override
  public Mono<Boolean> save(Lease lease, Duration length, Standing standing) {
    return done(with(standing, on(SAVE, lease, length)));
  }

  @Override
  public Mono<Boolean> finish(Lease lease, Duration pause, Standing standing) {
    return done(with(standing, on(FINISH, lease, pause)));
  }

  private Mono<Boolean> done(GenericExecuteSpec statement) {
    return database.write(statement.fetch().rowsUpdated().map(rows -> rows == 1));
  }

  private static GenericExecuteSpec with(Standing standing, GenericExecuteSpec statement) {
    return statement
        .bind("cursor", JsonText.of(standing.cursor()))
        .bind("progress", JsonText.of(standing.progress()));
  }

  private GenericExecuteSpec on(String sql, Lease lease, Duration length) {
    return database
        .sql(sql)
        .bind("name", lease.job())
        .bind("lease", lease.id())
        .bind("length", length.toMillis());
  }

  private static Standing standing(Readable row) {
    Map<String, String> cursor = new HashMap<>();
    JsonText.read(row, "cursor")
        .properties()
        .forEach(place -> cursor.put(place.getKey(), place.getValue().stringValue()));
    Map<String, Long> progress = new HashMap<>();
    JsonText.read(row, "progress")
        .properties()
        .forEach(count -> progress.put(count.getKey(), count.getValue().longValue()));
    return new Standing(cursor, progress);
  }
}
