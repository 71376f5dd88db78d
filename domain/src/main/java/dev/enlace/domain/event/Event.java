package dev.enlace.domain.event;

import dev.enlace.domain.connection.ConnectionId;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something that happened to a connection.
 *
 * @param id the same however often it is delivered: the receiver's idempotency key
 * @param seq its place among the connection's events, without a gap
 * @param payload a JSON object, never with a secret in it
 */
public record Event(
    UUID id, ConnectionId connection, long seq, String type, Instant at, String payload) {
  private static final Pattern TYPE = Pattern.compile("[a-z]+(_[a-z]+)*(\\.[a-z]+(_[a-z]+)*)+");

  public Event {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("not the type of an event");
    }
  }
}
