package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows one connection, never a secret of it. */
public interface ReadConnection {
  /** Never empty; fails with {@code ConnectionNotFound}. */
  Mono<VisibleConnection> read(Principal principal, ConnectionId id);
}
