package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * The places of allowances, by the database's clock. Whether one is free is asked of the beginning
 * of the transaction, and when it will be of the end, so that waiting for a row only makes it
 * later.
 */
final class Places {
  // Apart from the claim: Citus takes no now() in an ON CONFLICT.
  private static final String MAKE =
      """
      INSERT INTO connections.call_budgets (id, taken_until)
      VALUES (:meter, array_fill('epoch'::timestamptz, ARRAY[:places::integer]))
      ON CONFLICT DO NOTHING
      """;

  private static final String TAKE =
      """
      UPDATE connections.call_budgets b
      SET place = (SELECT min(t.n) FROM unnest(b.taken_until) WITH ORDINALITY t (until, n)
                   WHERE t.until <= now()),
        taken_until[(SELECT min(t.n) FROM unnest(b.taken_until) WITH ORDINALITY t (until, n)
                     WHERE t.until <= now())] = now() + :length * interval '1 millisecond',
        expires_at = CASE WHEN b.expires_at < now() + interval '12 hours'
          THEN now() + interval '1 day' ELSE b.expires_at END
      WHERE b.id = :meter AND b.blocked_until <= now() AND now() >= ANY (b.taken_until)
      RETURNING b.place, b.taken_until[b.place] AS until
      """;

  private static final String LOOK =
      """
      SELECT b.blocked_until > now() AS blocked,
        ceil(1000 * extract(epoch FROM greatest(b.blocked_until,
          (SELECT min(t.until) FROM unnest(b.taken_until) t (until))) - now()))::bigint AS wait
      FROM connections.call_budgets b
      WHERE b.id = :meter
      """;

  private static final String FREE =
      """
      UPDATE connections.call_budgets b
      SET taken_until[:place::integer] = clock_timestamp() + :period * interval '1 millisecond'
      WHERE b.id = :meter AND b.taken_until[:place::integer] = :until
      """;

  private static final String BLOCK =
      """
      UPDATE connections.call_budgets b
      SET blocked_until =
        greatest(b.blocked_until, clock_timestamp() + :penalty * interval '1 millisecond')
      WHERE b.id = :meter
      """;

  private final Database database;
  private final Duration lease;

  Places(Database database, Duration lease) {
    this.database = database.forNotes();
    this.lease = lease;
  }

  /** A place, or why there is none. Never empty. */
  Mono<Attempt> take(Allowance allowance) {
    return taken(allowance)
        .switchIfEmpty(Mono.defer(() -> look(allowance)))
        .switchIfEmpty(Mono.defer(() -> made(allowance).then(taken(allowance))))
        .defaultIfEmpty(new Attempt.None(Duration.ZERO, false));
  }

  private Mono<Attempt> taken(Allowance allowance) {
    return database.write(
        database
            .sql(TAKE)
            .bind("meter", allowance.id())
            .bind("length", lease.toMillis())
            .map(row -> taken(allowance, row))
            .one());
  }

  private static Attempt taken(Allowance allowance, Readable row) {
    Columns columns = new Columns(row);
    return new Attempt.Taken(
        new Place(allowance, columns.number("place"), columns.moment("until")));
  }

  /**
   * A call that is under way says nothing about when its place is free; but that will be a period
   * from now at the soonest.
   */
  private Mono<Attempt> look(Allowance allowance) {
    return database.read(
        database
            .sql(LOOK)
            .bind("meter", allowance.id())
            .map(row -> none(allowance, new Columns(row)))
            .one());
  }

  private static Attempt none(Allowance allowance, Columns columns) {
    boolean blocked = columns.flag("blocked");
    Duration wait = Duration.ofMillis(Math.max(0, columns.count("wait")));
    boolean longer = !blocked && wait.compareTo(allowance.period()) > 0;
    return new Attempt.None(longer ? allowance.period() : wait, blocked);
  }

  private Mono<Void> made(Allowance allowance) {
    return database.write(
        database.sql(MAKE).bind("meter", allowance.id()).bind("places", allowance.places()).then());
  }

  /** Frees a place so much later; one that others hold by now stays theirs. */
  Mono<Void> free(Place place, Duration later) {
    return database.write(
        database
            .sql(FREE)
            .bind("meter", place.allowance().id())
            .bind("place", place.number())
            .bind("until", place.until())
            .bind("period", later.toMillis())
            .then());
  }

  /** Gives nobody a place for so long. */
  Mono<Void> block(Allowance allowance, Duration penalty) {
    return database.write(
        database
            .sql(BLOCK)
            .bind("meter", allowance.id())
            .bind("penalty", penalty.toMillis())
            .then());
  }

  /** What came of asking. */
  sealed interface Attempt {
    /** One that was free. */
    record Taken(Place place) implements Attempt {}

    /**
     * None is free.
     *
     * @param pause until one may be
     * @param blocked whether that is because the provider wants us to stay away, so that none will
     *     be before
     */
    record None(Duration pause, boolean blocked) implements Attempt {}
  }

  /**
   * A place that somebody holds.
   *
   * @param until when the holder counts as dead; with the number, what tells it from the next
   *     holder's
   */
  record Place(Allowance allowance, int number, Instant until) {}
}
