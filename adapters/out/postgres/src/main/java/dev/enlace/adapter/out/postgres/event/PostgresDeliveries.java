package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Event;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Attempts in PostgreSQL. */
public final class PostgresDeliveries implements Deliveries {
  private static final String COLUMNS =
      """
      v.id, v.connection_id, v.event_id, v.seq, v.type, v.attempt, v.status, v.error,
        v.duration_ms, v.at\
      """;

  private static final String INSERT =
      """
      INSERT INTO connections.deliveries (workspace_id, destination_id, id, connection_id, event_id,
        seq, type, attempt, status, error, duration_ms, at)
      VALUES (:workspace, :destination, :id, :connection, :event,
        :seq, :type, :attempt, :status, :error, :duration, :at)
      """;

  // One statement with the attempt, which usually changes nothing here.
  private static final String ACCEPTED =
      """
      WITH well AS (
        UPDATE connections.destinations d SET failing_since = NULL
        WHERE d.workspace_id = :workspace AND d.id = :destination AND d.failing_since IS NOT NULL)
      """
          + INSERT;

  private static final String REFUSED =
      """
      WITH unwell AS (
        UPDATE connections.destinations d SET failing_since = now()
        WHERE d.workspace_id = :workspace AND d.id = :destination AND d.failing_since IS NULL)
      """
          + INSERT;

  private static final String FIRST_PAGE =
      """
      SELECT %s FROM connections.deliveries v
      WHERE v.workspace_id = :workspace AND v.destination_id = :destination
      ORDER BY v.id DESC LIMIT :rows
      """
          .formatted(COLUMNS);

  private static final String NEXT_PAGE =
      """
      SELECT %s FROM connections.deliveries v
      WHERE v.workspace_id = :workspace AND v.destination_id = :destination AND v.id < :before
      ORDER BY v.id DESC LIMIT :rows
      """
          .formatted(COLUMNS);

  private static final String FIND =
      """
      SELECT %s FROM connections.deliveries v
      WHERE v.workspace_id = :workspace AND v.destination_id = :destination AND v.id = :id
      """
          .formatted(COLUMNS);

  private static final String EVENT =
      """
      SELECT o.id AS event_id, o.connection_id, o.seq, o.type, o.payload, o.at AS happened_at
      FROM connections.outbox o
      WHERE o.workspace_id = :workspace AND o.connection_id = :connection AND o.seq = :seq
        AND o.id = :event
      UNION ALL
      SELECT l.event_id, l.connection_id, l.seq, l.type, l.payload, l.happened_at
      FROM connections.dead_letters l
      WHERE l.workspace_id = :workspace AND l.destination_id = :destination AND l.event_id = :event
      LIMIT 1
      """;

  private static final String REPLAYED =
      """
      UPDATE connections.dead_letters l SET replayed_at = now()
      WHERE l.workspace_id = :workspace AND l.destination_id = :destination
        AND l.event_id = :event AND l.replayed_at IS NULL
      """;

  // Where nobody is at it: whoever holds a claim notes himself how far he has come.
  private static final String DONE =
      """
      DELETE FROM connections.outbox_streams s
      WHERE s.workspace_id = :workspace AND s.destination_id = :destination
        AND s.connection_id = :connection AND s.first_seq = :seq AND s.last_seq = :seq
        AND s.claim_until < now()
      """;

  private static final String GO_ON =
      """
      UPDATE connections.outbox_streams s
      SET first_seq = :seq + 1, attempts = 0, due_at = now(), last_error = NULL
      WHERE s.workspace_id = :workspace AND s.destination_id = :destination
        AND s.connection_id = :connection AND s.first_seq = :seq AND s.last_seq > :seq
        AND s.claim_until < now()
      """;

  private final Database database;

  /** In that database. */
  public PostgresDeliveries(Database database) {
    this.database = database.forNotes();
  }

  @Override
  public Mono<Delivery> note(Lane lane, Delivery delivery) {
    return database.write(
        in(lane, delivery.error() == null ? ACCEPTED : REFUSED)
            .bind("id", delivery.id().value())
            .bind("connection", delivery.connection().value())
            .bind("event", delivery.event())
            .bind("seq", delivery.seq())
            .bind("type", delivery.type())
            .bind("attempt", delivery.attempt())
            .bind("status", Values.orNull(Integer.class, delivery.status()))
            .bind("error", Values.orNull(String.class, delivery.error()))
            .bind("duration", Math.toIntExact(delivery.duration().toMillis()))
            .bind("at", delivery.at())
            .then()
            .thenReturn(delivery));
  }

  @Override
  public Flux<Delivery> page(Lane lane, @Nullable DeliveryId before, int limit) {
    GenericExecuteSpec statement =
        before == null ? in(lane, FIRST_PAGE) : in(lane, NEXT_PAGE).bind("before", before.value());
    return database.readAll(
        statement.bind("rows", limit + 1).map(PostgresDeliveries::delivery).all());
  }

  @Override
  public Mono<Delivery> find(Lane lane, DeliveryId id) {
    return database.read(
        in(lane, FIND).bind("id", id.value()).map(PostgresDeliveries::delivery).one());
  }

  @Override
  public Mono<Event> event(Lane lane, Delivery delivery) {
    return database.read(
        in(lane, EVENT)
            .bind("connection", delivery.connection().value())
            .bind("seq", delivery.seq())
            .bind("event", delivery.event())
            .map(EventRow::event)
            .one());
  }

  @Override
  public Mono<Long> replayed(Lane lane, Event event) {
    return database.write(
        waiting(DONE, lane, event)
            .then(waiting(GO_ON, lane, event))
            .then(in(lane, REPLAYED).bind("event", event.id()).fetch().rowsUpdated()));
  }

  private Mono<Void> waiting(String sql, Lane lane, Event event) {
    return in(lane, sql)
        .bind("connection", event.connection().value())
        .bind("seq", event.seq())
        .then();
  }

  private GenericExecuteSpec in(Lane lane, String sql) {
    return database
        .sql(sql)
        .bind("workspace", lane.workspace().value())
        .bind("destination", lane.destination().value());
  }

  private static Delivery delivery(Readable row) {
    Columns columns = new Columns(row);
    Long status = columns.countOrNull("status");
    return new Delivery(
        new DeliveryId(columns.id("id")),
        new ConnectionId(columns.id("connection_id")),
        columns.id("event_id"),
        columns.count("seq"),
        columns.text("type"),
        columns.number("attempt"),
        status == null ? null : Math.toIntExact(status),
        columns.textOrNull("error"),
        Duration.ofMillis(columns.number("duration_ms")),
        columns.moment("at"));
  }
}
