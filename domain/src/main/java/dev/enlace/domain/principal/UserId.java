package dev.enlace.domain.principal;

import java.util.Objects;
import java.util.UUID;

/**
 * A user within a workspace.
 *
 * @param value made from the user's name, see {@link User}
 */
public record UserId(UUID value) {
  public UserId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
