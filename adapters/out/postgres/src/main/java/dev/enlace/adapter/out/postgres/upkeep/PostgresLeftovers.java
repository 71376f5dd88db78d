package dev.enlace.adapter.out.postgres.upkeep;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.upkeep.Leftovers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What is left over in PostgreSQL; each slice is a transaction of its own. */
public final class PostgresLeftovers implements Leftovers {
  // Of a change that saw a destination which was removed at the same time.
  private static final String STRAY_STREAMS =
      """
      DELETE FROM connections.outbox_streams s
      WHERE NOT EXISTS (
        SELECT FROM connections.destinations d
        WHERE d.workspace_id = s.workspace_id AND d.id = s.destination_id)
      """;

  private final Database database;

  /** In that database. */
  public PostgresLeftovers(Database database) {
    this.database = database.forManyRows().forNotes();
  }

  @Override
  public Mono<Slice> remove(Leftover what, Duration age, Instant after) {
    Removals removals = Removals.of(what);
    return end(removals, age, after).flatMap(through -> remove(removals, after, through));
  }

  @Override
  public Mono<Long> removeStrayStreams() {
    return database.write(database.sql(STRAY_STREAMS).fetch().rowsUpdated());
  }

  private Mono<Instant> end(Removals removals, Duration age, Instant after) {
    return database
        .read(
            database
                .sql(removals.end())
                .bind("after", after)
                .bind("age", age.toMillis())
                .map(row -> Optional.ofNullable(new Columns(row).momentOrNull("through")))
                .one())
        .flatMap(Mono::justOrEmpty);
  }

  private Mono<Slice> remove(Removals removals, Instant after, Instant through) {
    return database.write(
        database
            .sql(removals.remove())
            .bind("after", after)
            .bind("through", through)
            .fetch()
            .rowsUpdated()
            .map(removed -> new Slice(through, removed)));
  }
}
