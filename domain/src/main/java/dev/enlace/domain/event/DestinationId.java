package dev.enlace.domain.event;

import java.util.UUID;

/** Names a destination; UUIDv7. */
public record DestinationId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
