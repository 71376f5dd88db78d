package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** The starter's backend says that the person who came back is the one it meant. */
public interface ConfirmConnection {
  /**
   * Never empty; fails with {@code ConnectionNotFound}, {@code Forbidden}, {@code InvalidState}.
   */
  Mono<VisibleConnection> confirm(Principal principal, ConnectionId id, String confirmation);
}
