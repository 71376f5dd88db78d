package dev.enlace.domain.principal;

import java.util.Objects;
import java.util.UUID;

/** Names a session in the audit trail; it opens nothing. */
public record SessionId(UUID value) {
  public SessionId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
