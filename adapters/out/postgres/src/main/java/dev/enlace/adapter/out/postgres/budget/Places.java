package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.upstream.Asker;
import io.r2dbc.spi.Readable;
import java.time.Duration;
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
      INSERT INTO connections.call_budgets (id, taken_until, expires_at)
      VALUES (:meter, array_fill('epoch'::timestamptz, ARRAY[:places::integer]),
        now() + :life * interval '1 millisecond')
      ON CONFLICT DO NOTHING
      """;

  private static final String TAKE =
      """
      UPDATE connections.call_budgets b
      SET place = (SELECT min(t.n) FROM unnest(b.taken_until) WITH ORDINALITY t (until, n)
                   WHERE t.until <= now()),
        taken_until[(SELECT min(t.n) FROM unnest(b.taken_until) WITH ORDINALITY t (until, n)
                     WHERE t.until <= now())] = now() + :length * interval '1 millisecond',
        expires_at = CASE WHEN b.expires_at < now() + :life * interval '0.5 milliseconds'
          THEN now() + :life * interval '1 millisecond' ELSE b.expires_at END
      WHERE b.id = :meter AND b.blocked_until <= now() AND now() >= ANY (b.taken_until)
        AND greatest((b.shut_out ->> :account)::bigint, (b.shut_out ->> :tenant)::bigint, 0)
          <= extract(epoch FROM now()) * 1000
      RETURNING b.place, b.taken_until[b.place] AS until
      """;

  private static final String LOOK =
      """
      SELECT b.blocked_until > now() AS blocked,
        ceil(greatest((b.shut_out ->> :account)::bigint, (b.shut_out ->> :tenant)::bigint, 0)
          - 1000 * extract(epoch FROM now()))::bigint AS shut_out,
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

  /** How long a row is kept that nobody uses: what callers name may be named once. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Database database;
  private final Penalties penalties;
  private final Duration lease;

  Places(Database database, Duration lease) {
    this.database = database.forNotes();
    this.penalties = new Penalties(this.database);
    this.lease = lease;
  }

  /** Who gets none for a time. */
  Penalties penalties() {
    return penalties;
  }

  /** A place, or why there is none. Never empty. */
  Mono<Attempt> take(Allowance allowance, Asker asker) {
    return taken(allowance, asker)
        .switchIfEmpty(Mono.defer(() -> look(allowance, asker)))
        .defaultIfEmpty(new Attempt.Missing());
  }

  /** The same of what perhaps was never called yet. */
  Mono<Attempt> takeOrMake(Allowance allowance, Asker asker) {
    return take(allowance, asker)
        .flatMap(attempt ->
            attempt instanceof Attempt.Missing
                ? made(allowance).then(taken(allowance, asker))
                : Mono.just(attempt))
        .defaultIfEmpty(new Attempt.None(Duration.ZERO));
  }

  private Mono<Attempt> taken(Allowance allowance, Asker asker) {
    return database.write(
        database
            .sql(TAKE)
            .bind("meter", allowance.id())
            .bind("length", lease.toMillis())
            .bind("life", life(allowance).toMillis())
            .bind("account", Penalties.account(asker))
            .bind("tenant", Penalties.workspace(asker))
            .map(row -> taken(allowance, row))
            .one());
  }

  /** Longer than any place is taken. */
  private Duration life(Allowance allowance) {
    Duration twice = allowance.period().plus(lease).multipliedBy(2);
    return twice.compareTo(LIFE) > 0 ? twice : LIFE;
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
  private Mono<Attempt> look(Allowance allowance, Asker asker) {
    return database.read(
        database
            .sql(LOOK)
            .bind("meter", allowance.id())
            .bind("account", Penalties.account(asker))
            .bind("tenant", Penalties.workspace(asker))
            .map(row -> none(allowance, new Columns(row)))
            .one());
  }

  private static Attempt none(Allowance allowance, Columns columns) {
    Duration wait = Duration.ofMillis(Math.max(0, columns.count("wait")));
    Duration shutOut = Duration.ofMillis(Math.max(0, columns.count("shut_out")));
    if (shutOut.compareTo(wait) > 0) {
      return new Attempt.ShutOut(shutOut);
    }
    if (columns.flag("blocked")) {
      return new Attempt.Blocked(wait);
    }
    return new Attempt.None(wait.compareTo(allowance.period()) > 0 ? allowance.period() : wait);
  }

  private Mono<Void> made(Allowance allowance) {
    return database.write(
        database
            .sql(MAKE)
            .bind("meter", allowance.id())
            .bind("places", allowance.places())
            .bind("life", life(allowance).toMillis())
            .then());
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
}
