package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Says who else may use a connection. */
public interface ReplaceShares {
  /**
   * Shares it with exactly these. Never empty; fails with {@code ConnectionNotFound}, {@code
   * Forbidden}, {@code ValidationFailed} where a key is unknown or the connection is private.
   */
  Mono<Shares> replace(Principal principal, ConnectionId id, Shares shares);
}
