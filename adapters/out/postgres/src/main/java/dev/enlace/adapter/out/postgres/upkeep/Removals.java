package dev.enlace.adapter.out.postgres.upkeep;

import dev.enlace.application.port.out.upkeep.Leftovers.Leftover;

/**
 * How each is removed, over all workspaces: first where a slice of a thousand ends, by an index,
 * then what is in it. Two statements of one table each, so that a database that is spread by
 * workspace sends each to all shards as it is. The age is asked of the slice: of a span with two
 * open ends a generic plan expects so little that it reads and sorts all of it.
 */
record Removals(String end, String remove) {
  private static final String ATTEMPTS_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT s.expires_at AS at FROM connections.oauth_states s
            WHERE s.expires_at > :after ORDER BY s.expires_at LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  private static final String ATTEMPTS =
      """
      DELETE FROM connections.oauth_states s
      WHERE s.expires_at > :after AND s.expires_at <= :through
        AND (s.confirmation_hash IS NULL OR s.confirmed_at IS NOT NULL)
      """;

  // Kept where the connection is still there: nothing else leads to it.
  private static final String UNCONFIRMED_ATTEMPTS =
      """
      DELETE FROM connections.oauth_states s
      WHERE s.expires_at > :after AND s.expires_at <= :through
        AND NOT EXISTS (
          SELECT FROM connections.connections c
          WHERE c.workspace_id = s.workspace_id AND c.id = s.connection_id
            AND c.state = 'pending' AND c.created_at >= s.created_at
            AND s.confirmation_hash IS NOT NULL AND s.confirmed_at IS NULL)
      """;

  private static final String RATE_LIMITS_END =
      """
      SELECT to_timestamp(max(t.at) / 1000.0) AS through
      FROM (SELECT r.expires_at AS at FROM connections.rate_limits r
            WHERE r.expires_at > (extract(epoch FROM :after::timestamptz) * 1000)::bigint
            ORDER BY r.expires_at LIMIT 1000) t
      WHERE t.at < (extract(epoch FROM now()) * 1000)::bigint - :age
      """;

  // Not by Bucket4j, whose own way does not work where the table is spread.
  private static final String RATE_LIMITS =
      """
      DELETE FROM connections.rate_limits r
      WHERE r.expires_at > (extract(epoch FROM :after::timestamptz) * 1000)::bigint
        AND r.expires_at <= (extract(epoch FROM :through::timestamptz) * 1000)::bigint
      """;

  private static final String CALL_BUDGETS_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT b.expires_at AS at FROM connections.call_budgets b
            WHERE b.expires_at > :after ORDER BY b.expires_at LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  private static final String CALL_BUDGETS =
      """
      DELETE FROM connections.call_budgets b
      WHERE b.expires_at > :after AND b.expires_at <= :through
      """;

  private static final String IDEMPOTENCY_KEYS_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT k.expires_at AS at FROM connections.idempotency_keys k
            WHERE k.expires_at > :after ORDER BY k.expires_at LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  private static final String IDEMPOTENCY_KEYS =
      """
      DELETE FROM connections.idempotency_keys k
      WHERE k.expires_at > :after AND k.expires_at <= :through
      """;

  private static final String SESSIONS_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT s.expires_at AS at FROM connections.sessions s
            WHERE s.expires_at > :after ORDER BY s.expires_at LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  private static final String SESSIONS =
      "DELETE FROM connections.sessions s WHERE s.expires_at > :after AND s.expires_at <= :through";

  private static final String EVENTS_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT o.at FROM connections.outbox o
            WHERE o.at > :after ORDER BY o.at LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  private static final String EVENTS =
      """
      DELETE FROM connections.outbox o
      WHERE o.at > :after AND o.at <= :through
        AND NOT EXISTS (
          SELECT FROM connections.outbox_streams s
          WHERE s.workspace_id = o.workspace_id AND s.connection_id = o.connection_id
            AND s.first_seq <= o.seq)
      """;

  private static final String DELIVERIES_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT v.at FROM connections.deliveries v
            WHERE v.at > :after ORDER BY v.at LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  // An event that was put aside is told again by one of its attempts.
  private static final String DELIVERIES =
      """
      DELETE FROM connections.deliveries v
      WHERE v.at > :after AND v.at <= :through
        AND NOT EXISTS (
          SELECT FROM connections.dead_letters l
          WHERE l.workspace_id = v.workspace_id AND l.destination_id = v.destination_id
            AND l.event_id = v.event_id)
      """;

  private static final String DEAD_LETTERS_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT l.died_at AS at FROM connections.dead_letters l
            WHERE l.died_at > :after ORDER BY l.died_at LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  private static final String DEAD_LETTERS =
      "DELETE FROM connections.dead_letters l WHERE l.died_at > :after AND l.died_at <= :through";

  private static final String REFRESH_TALLIES_END =
      """
      SELECT max(t.at) AS through
      FROM (SELECT f.hour AS at FROM connections.refresh_tallies f
            WHERE f.hour > :after ORDER BY f.hour LIMIT 1000) t
      WHERE t.at < now() - :age * interval '1 millisecond'
      """;

  private static final String REFRESH_TALLIES =
      "DELETE FROM connections.refresh_tallies f WHERE f.hour > :after AND f.hour <= :through";

  static Removals of(Leftover what) {
    return switch (what) {
      case ATTEMPTS -> new Removals(ATTEMPTS_END, ATTEMPTS);
      case UNCONFIRMED_ATTEMPTS -> new Removals(ATTEMPTS_END, UNCONFIRMED_ATTEMPTS);
      case RATE_LIMITS -> new Removals(RATE_LIMITS_END, RATE_LIMITS);
      case CALL_BUDGETS -> new Removals(CALL_BUDGETS_END, CALL_BUDGETS);
      case IDEMPOTENCY_KEYS -> new Removals(IDEMPOTENCY_KEYS_END, IDEMPOTENCY_KEYS);
      case SESSIONS -> new Removals(SESSIONS_END, SESSIONS);
      case EVENTS -> new Removals(EVENTS_END, EVENTS);
      case DELIVERIES -> new Removals(DELIVERIES_END, DELIVERIES);
      case DEAD_LETTERS -> new Removals(DEAD_LETTERS_END, DEAD_LETTERS);
      case REFRESH_TALLIES -> new Removals(REFRESH_TALLIES_END, REFRESH_TALLIES);
    };
  }
}
