package dev.enlace.domain.rotation;

import java.util.Objects;
import java.util.UUID;

/**
 * A rotation's id.
 *
 * @param value UUIDv7
 */
public record RotationId(UUID value) {
  public RotationId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
