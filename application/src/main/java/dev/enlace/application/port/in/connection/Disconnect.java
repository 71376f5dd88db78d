package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Ends a connection and forgets its secrets. */
public interface Disconnect {
  /** Never empty; fails with {@code ConnectionNotFound} or {@code Forbidden}. */
  Mono<Disconnected> disconnect(Principal principal, ConnectionId id);

  /** It is gone here; {@code upstream} says what became of it at the provider. */
  record Disconnected(ConnectionId id, UpstreamRevocation upstream) {}
}
