package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams in PostgreSQL, by the database's clock. */
public final class PostgresOutboxStreams implements OutboxStreams {
  // Over all workspaces and seldom: what a replica has written itself it looks for by workspace.
  private static final String DUE =
      """
      SELECT d.workspace_id, d.id FROM connections.destinations d
      WHERE d.enabled AND EXISTS (
        SELECT FROM connections.outbox_streams s
        WHERE s.workspace_id = d.workspace_id AND s.destination_id = d.id
          AND s.due_at <= now() AND s.claim_until < now())
      """;

  private static final String DUE_WITHIN =
      """
      SELECT d.workspace_id, d.id FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.enabled AND EXISTS (
        SELECT FROM connections.outbox_streams s
        WHERE s.workspace_id = :workspace AND s.destination_id = d.id
          AND s.due_at <= now() AND s.claim_until < now())
      """;

  // The number of rows stands in the text: for one that is bound a generic plan expects a tenth of
  // all streams.
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT s.connection_id FROM connections.outbox_streams s
        WHERE s.workspace_id = :workspace AND s.destination_id = :destination
          AND s.due_at <= now() AND s.claim_until < now()
        ORDER BY s.due_at LIMIT :most FOR UPDATE SKIP LOCKED)
      UPDATE connections.outbox_streams c
      SET claim_id = :claim, claim_until = now() + :length * interval '1 millisecond',
        attempts = c.attempts + 1
      FROM due
      WHERE c.workspace_id = :workspace AND c.destination_id = :destination
        AND c.connection_id = due.connection_id
      RETURNING c.connection_id, c.first_seq, c.last_seq, c.attempts
      """;

  private static final String EVENTS =
      """
      SELECT o.id AS event_id, o.connection_id, o.seq, o.type, o.payload, o.at AS happened_at
      FROM connections.outbox o
      WHERE o.workspace_id = :workspace AND o.connection_id = :connection
        AND o.seq BETWEEN :first AND :last
      ORDER BY o.seq LIMIT :rows
      """;

  private final Database database;
  private final Journal journal;
  private final ClaimedStreams claimed;

  /** In that database, into which that journal writes. */
  public PostgresOutboxStreams(Database database, Journal journal) {
    this.database = database.forNotes();
    this.journal = journal;
    this.claimed = new ClaimedStreams(database);
  }

  @Override
  public Flux<WorkspaceId> written() {
    return journal.committed();
  }

  @Override
  public Flux<Lane> due() {
    return database.readAll(database.sql(DUE).map(PostgresOutboxStreams::lane).all());
  }

  @Override
  public Flux<Lane> due(WorkspaceId workspace) {
    return database.readAll(
        database
            .sql(DUE_WITHIN)
            .bind("workspace", workspace.value())
            .map(PostgresOutboxStreams::lane)
            .all());
  }

  @Override
  public Flux<Stream> claim(Lane lane, UUID claim, int most, Duration length) {
    return database.readAll(
        database
            .sql(CLAIM.replace(":most", Integer.toString(most)))
            .bind("workspace", lane.workspace().value())
            .bind("destination", lane.destination().value())
            .bind("claim", claim)
            .bind("length", length.toMillis())
            .map(PostgresOutboxStreams::stream)
            .all());
  }

  @Override
  public Flux<Event> events(Lane lane, ConnectionId connection, long first, long last, int most) {
    return database.readAll(
        database
            .sql(EVENTS)
            .bind("workspace", lane.workspace().value())
            .bind("connection", connection.value())
            .bind("first", first)
            .bind("last", last)
            .bind("rows", most)
            .map(EventRow::event)
            .all());
  }

  @Override
  public Mono<Boolean> progress(Claim claim, long next, Duration length) {
    return database.write(claimed.progress(claim, next, length));
  }

  @Override
  public Mono<Boolean> acknowledge(Claim claim, long through) {
    return database.write(claimed.end(claim, through));
  }

  @Override
  public Mono<Boolean> postpone(
      Claim claim, long next, int attempts, Duration pause, String error) {
    return database.write(claimed.postpone(claim, next, attempts, pause, error));
  }

  @Override
  public Mono<Boolean> bury(Claim claim, Event event, int attempts, String error, UUID id) {
    return database.write(claimed.bury(claim, event, attempts, error, id));
  }

  private static Lane lane(Readable row) {
    Columns columns = new Columns(row);
    return new Lane(
        new WorkspaceId(columns.id("workspace_id")), new DestinationId(columns.id("id")));
  }

  private static Stream stream(Readable row) {
    Columns columns = new Columns(row);
    return new Stream(
        new ConnectionId(columns.id("connection_id")),
        columns.count("first_seq"),
        columns.count("last_seq"),
        columns.number("attempts"));
  }
}
