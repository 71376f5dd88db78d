package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.upstream.Asker;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Who stays away after a 429. That one account, or one workspace, is told so is no reason for the
 * others: it may be its own limit that was exceeded, perhaps on purpose.
 */
final class Penalties {
  // A workspace is shut out for so long that one that was told so within twice that time is known.
  private static final String SHUT_OUT =
      """
      UPDATE connections.call_budgets b
      SET shut_out =
          (SELECT coalesce(jsonb_object_agg(k.who, k.until), '{}')
           FROM (SELECT e.key AS who, e.value::bigint AS until FROM jsonb_each(b.shut_out) e
                 WHERE e.value::bigint
                   > extract(epoch FROM clock_timestamp()) * 1000 - :others::bigint
                 ORDER BY e.value::bigint DESC LIMIT 30) k)
          || jsonb_build_object(
            :account::text, greatest((b.shut_out ->> :account)::bigint,
              (extract(epoch FROM clock_timestamp()) * 1000)::bigint + :penalty::bigint),
            :tenant::text, greatest((b.shut_out ->> :tenant)::bigint,
              (extract(epoch FROM clock_timestamp()) * 1000)::bigint + :others::bigint)),
        blocked_until = CASE WHEN EXISTS (
            SELECT FROM jsonb_each(b.shut_out) e
            WHERE e.key LIKE 'w%' AND e.key <> :tenant AND e.value::bigint
              > extract(epoch FROM clock_timestamp()) * 1000 - :others::bigint)
          THEN greatest(b.blocked_until,
            clock_timestamp() + :others::bigint * interval '1 millisecond')
          ELSE b.blocked_until END,
        expires_at = greatest(b.expires_at,
          clock_timestamp() + :penalty::bigint * interval '1 millisecond')
      WHERE b.id = :meter
      """;

  private final Database database;

  Penalties(Database database) {
    this.database = database;
  }

  /**
   * Gives the account no place for so long, nor its workspace for as long as the others; and them,
   * too, where another workspace was shut out a moment ago.
   */
  Mono<Void> shutOut(Allowance allowance, Asker asker, Duration penalty, Duration others) {
    return database.write(
        database
            .sql(SHUT_OUT)
            .bind("meter", allowance.id())
            .bind("account", account(asker))
            .bind("tenant", workspace(asker))
            .bind("penalty", penalty.toMillis())
            .bind("others", others.toMillis())
            .then());
  }

  /** What an account is called in a row. */
  static String account(Asker asker) {
    return "a" + Allowance.hex(asker.account());
  }

  /** What a workspace is called in a row. */
  static String workspace(Asker asker) {
    return "w" + Allowance.hex(asker.workspace());
  }
}
