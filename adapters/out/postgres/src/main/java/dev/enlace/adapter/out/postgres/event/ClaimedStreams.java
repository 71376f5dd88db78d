package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.event.OutboxStreams.Claim;
import dev.enlace.domain.event.Event;
import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** What the holder of a claim does with its stream, as part of the caller's transaction. */
final class ClaimedStreams {
  private static final String PROGRESS =
      """
      UPDATE connections.outbox_streams s
      SET first_seq = :next, attempts = 0,
        claim_until = now() + :length * interval '1 millisecond'
      WHERE s.workspace_id = :workspace AND s.destination_id = :destination
        AND s.connection_id = :connection AND s.claim_id = :claim
      """;

  // Events may come while a stream is told: then it is not done, and the next text releases it.
  private static final String DONE =
      """
      DELETE FROM connections.outbox_streams s
      WHERE s.workspace_id = :workspace AND s.destination_id = :destination
        AND s.connection_id = :connection AND s.claim_id = :claim AND s.last_seq <= :through
      """;

  private static final String MORE =
      """
      UPDATE connections.outbox_streams s
      SET first_seq = :through + 1, attempts = 0, claim_id = NULL, claim_until = '-infinity',
        last_error = NULL
      WHERE s.workspace_id = :workspace AND s.destination_id = :destination
        AND s.connection_id = :connection AND s.claim_id = :claim
      """;

  private static final String POSTPONE =
      """
      UPDATE connections.outbox_streams s
      SET first_seq = :next, attempts = :attempts,
        due_at = now() + :pause * interval '1 millisecond',
        claim_id = NULL, claim_until = '-infinity', last_error = :error
      WHERE s.workspace_id = :workspace AND s.destination_id = :destination
        AND s.connection_id = :connection AND s.claim_id = :claim
      """;

  private static final String BURY =
      """
      INSERT INTO connections.dead_letters (workspace_id, id, destination_id, connection_id, seq,
        event_id, type, payload, happened_at, attempts, error)
      VALUES (:workspace, :id, :destination, :connection, :seq,
        :event, :type, :payload, :happened_at, :attempts, :error)
      """;

  private final Database database;

  ClaimedStreams(Database database) {
    this.database = database;
  }

  Mono<Boolean> progress(Claim claim, long next, Duration length) {
    return changed(held(PROGRESS, claim).bind("next", next).bind("length", length.toMillis()));
  }

  Mono<Boolean> end(Claim claim, long through) {
    return changed(held(DONE, claim).bind("through", through))
        .flatMap(
            done -> done ? Mono.just(true) : changed(held(MORE, claim).bind("through", through)));
  }

  Mono<Boolean> postpone(Claim claim, long next, int attempts, Duration pause, String error) {
    return changed(
        held(POSTPONE, claim)
            .bind("next", next)
            .bind("attempts", attempts)
            .bind("pause", pause.toMillis())
            .bind("error", error));
  }

  /** The stream first: whoever has lost it puts nothing aside. */
  Mono<Boolean> bury(Claim claim, Event event, int attempts, String error, UUID id) {
    return end(claim, event.seq())
        .flatMap(held ->
            held
                ? of(BURY, claim)
                    .bind("id", id)
                    .bind("seq", event.seq())
                    .bind("event", event.id())
                    .bind("type", event.type())
                    .bind("payload", Json.of(event.payload()))
                    .bind("happened_at", event.at())
                    .bind("attempts", attempts)
                    .bind("error", error)
                    .then()
                    .thenReturn(true)
                : Mono.just(false));
  }

  private static Mono<Boolean> changed(GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().map(rows -> rows == 1);
  }

  private GenericExecuteSpec held(String sql, Claim claim) {
    return of(sql, claim).bind("claim", claim.id());
  }

  private GenericExecuteSpec of(String sql, Claim claim) {
    return database
        .sql(sql)
        .bind("workspace", claim.lane().workspace().value())
        .bind("destination", claim.lane().destination().value())
        .bind("connection", claim.connection().value());
  }
}
