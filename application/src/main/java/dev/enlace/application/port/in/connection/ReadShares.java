package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows whom a connection is shared with, to whoever manages it. */
public interface ReadShares {
  /** Never empty; fails with {@code ConnectionNotFound}, {@code Forbidden}. */
  Mono<Shares> read(Principal principal, ConnectionId id);
}
