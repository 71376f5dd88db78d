package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Rights;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection and what the one who asks may do with it.
 *
 * @param lastUsedAt when somebody last acted through it; null: nobody yet, or not yet noted
 */
public record VisibleConnection(
    Connection connection, Rights rights, @Nullable Instant lastUsedAt) {
  /** One that is new. */
  public VisibleConnection(Connection connection, Rights rights) {
    this(connection, rights, null);
  }
}
