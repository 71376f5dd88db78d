package dev.enlace.application.port.out.connection;

import dev.enlace.application.port.out.access.ApiKeys.Holder;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a hand-out needs to know, in one statement: nothing of it is remembered in between. */
public interface HandOuts {
  /**
   * The valid key of that hash and the connection. Empty if there is no such key, as {@code
   * ApiKeys.find} says.
   *
   * @param user whom the key wants to act for; null: its own service user
   */
  Mono<Read> find(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection);

  /** Who asks, and for which connection, if there is one. */
  record Read(Holder holder, Optional<Stored> stored) {}
}
