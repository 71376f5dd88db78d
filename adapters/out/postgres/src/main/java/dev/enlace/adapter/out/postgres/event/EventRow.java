package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.Event;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Reads an event, from the outbox or from where it was put aside. */
final class EventRow {
  private EventRow() {}

  static Event event(Readable row) {
    Columns columns = new Columns(row);
    return new Event(
        columns.id("event_id"),
        new ConnectionId(columns.id("connection_id")),
        columns.count("seq"),
        columns.text("type"),
        columns.moment("happened_at"),
        Objects.requireNonNull(row.get("payload", Json.class)).asString());
  }
}
