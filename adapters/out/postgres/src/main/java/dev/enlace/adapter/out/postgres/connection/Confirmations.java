package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.secret.SecretHash;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What ties a connection to the attempt that it came of, as part of the caller's transaction. */
final class Confirmations {
  private static final String COMPLETE =
      """
      UPDATE connections.oauth_states s
      SET outcome = 'completed', connection_id = :connection, confirmation_hash = :confirmation
      WHERE s.workspace_id = :workspace AND s.id = :attempt
        AND s.spent_at IS NOT NULL AND s.outcome IS NULL
      """;

  private static final String ACTIVATE =
      """
      UPDATE connections.connections c
      SET seq = seq + 1, version = c.version + 1, state = 'active', state_reason = NULL,
        state_since = :since, next_action = NULL, updated_at = :since
      FROM connections.oauth_states s, connections.users u
      WHERE c.workspace_id = :workspace AND c.id = :connection AND c.state = 'pending'
        AND s.workspace_id = :workspace AND s.connection_id = :connection
        AND s.confirmation_hash = :confirmation AND s.confirmed_at IS NULL
        AND u.workspace_id = :workspace AND u.id = c.owner_id
      RETURNING c.seq, %s
      """
          .formatted(ConnectionRow.COLUMNS);

  private static final String VOID =
      """
      UPDATE connections.oauth_states s SET confirmation_hash = NULL
      WHERE s.workspace_id = :workspace AND s.connection_id = :connection AND s.id <> :attempt
        AND s.confirmation_hash IS NOT NULL AND s.confirmed_at IS NULL
      """;

  private static final String MARK =
      """
      UPDATE connections.oauth_states s SET confirmed_at = now()
      WHERE s.workspace_id = :workspace AND s.connection_id = :connection
        AND s.confirmation_hash = :confirmation
      """;

  private final Database database;

  Confirmations(Database database) {
    this.database = database;
  }

  /** How many attempts were completed: one, or none where it is not spent or has ended already. */
  Mono<Long> complete(
      AttemptRef attempt, ConnectionId connection, @Nullable SecretHash confirmation) {
    byte[] hash = confirmation == null ? null : confirmation.bytes();
    return database
        .sql(COMPLETE)
        .bind("workspace", attempt.workspace().value())
        .bind("attempt", attempt.attempt().value())
        .bind("connection", connection.value())
        .bind("confirmation", Values.orNull(byte[].class, hash))
        .fetch()
        .rowsUpdated();
  }

  /** Takes their worth from confirmations of earlier attempts: they were for another account. */
  Mono<Void> voidOthers(AttemptRef attempt, ConnectionId connection) {
    return database
        .sql(VOID)
        .bind("workspace", attempt.workspace().value())
        .bind("attempt", attempt.attempt().value())
        .bind("connection", connection.value())
        .then();
  }

  /** The connection as it is now; empty if it is not pending or the confirmation is another. */
  Mono<ChangedRow> confirm(Connection active, SecretHash confirmation) {
    return database
        .sql(ACTIVATE)
        .bind("workspace", active.workspace().value())
        .bind("connection", active.id().value())
        .bind("confirmation", confirmation.bytes())
        .bind("since", active.state().since())
        .map(ChangedRow::of)
        .one()
        .flatMap(activated -> mark(active, confirmation).thenReturn(activated));
  }

  private Mono<Void> mark(Connection active, SecretHash confirmation) {
    return database
        .sql(MARK)
        .bind("workspace", active.workspace().value())
        .bind("connection", active.id().value())
        .bind("confirmation", confirmation.bytes())
        .then();
  }
}
