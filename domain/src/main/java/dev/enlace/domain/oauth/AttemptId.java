package dev.enlace.domain.oauth;

import java.util.Objects;
import java.util.UUID;

/**
 * The public handle of an OAuth attempt; {@code state} never serves as one.
 *
 * @param value UUIDv7
 */
public record AttemptId(UUID value) {
  public AttemptId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
