package dev.enlace.domain.event;

import java.util.UUID;

/** Names an attempt to deliver an event; UUIDv7. */
public record DeliveryId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
