package dev.enlace.domain.connection;

import java.util.Objects;
import java.util.UUID;

/**
 * A connection's id.
 *
 * @param value UUIDv7, so that the order of ids is the order of creation
 */
public record ConnectionId(UUID value) {
  public ConnectionId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
