package dev.enlace.domain.workspace;

import java.util.Objects;
import java.util.UUID;

/**
 * The tenant that a row belongs to; first column of every tenant's key.
 *
 * @param value UUIDv7, save for the workspace {@code default}
 */
public record WorkspaceId(UUID value) {
  /** The workspace {@code default}, which every installation has. */
  public static final WorkspaceId DEFAULT =
      new WorkspaceId(UUID.fromString("00000000-0000-7000-8000-000000000000"));

  public WorkspaceId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
