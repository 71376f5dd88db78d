package dev.enlace.domain.principal;

import java.util.Objects;
import java.util.UUID;

/**
 * An API key's public id.
 *
 * @param value UUIDv7
 */
public record ApiKeyId(UUID value) {
  public ApiKeyId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
