package dev.enlace.application.port.out.upkeep;

import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections that came of an attempt and that their starter never confirmed. */
public interface UnconfirmedConnections {
  /**
   * Those whose attempt is over for that long, over all workspaces; none that was there before the
   * attempt and was only reconnected by it.
   */
  Flux<Unconfirmed> due(Duration age, int limit);

  /**
   * Removes the connection and its secrets, with its event and its line in the audit trail; empty
   * if it is gone, or confirmed by now.
   */
  Mono<ConnectionId> remove(Connection connection, Change change);

  /** Which connection, and whose. */
  record Unconfirmed(WorkspaceId workspace, ConnectionId id, UserId owner) {}
}
