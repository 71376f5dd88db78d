package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.PendingConfirmation;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;

/** Whether a connection may be acted through at all. */
public final class Usable {
  private Usable() {}

  /** Fails where it may not be. */
  public static void require(Connection connection) {
    require(connection.id(), connection.state());
  }

  static void require(ConnectionId id, ConnectionState state) {
    switch (state) {
      case ConnectionState.Pending _ -> throw new Failed(new PendingConfirmation(id));
      case ConnectionState.NeedsReauth dead -> throw new Failed(new NeedsReauth(id, dead.reason()));
      case ConnectionState.Revoked _ -> throw new Failed(new ConnectionNotFound(id));
      case ConnectionState.Active _, ConnectionState.Degraded _ -> {}
    }
  }
}
