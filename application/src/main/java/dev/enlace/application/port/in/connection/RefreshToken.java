package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Refreshes a token that should still work and does not, by the right {@code reveal}. */
public interface RefreshToken {
  /**
   * A token that was refreshed now, or within the last minute. Never empty; fails as {@link
   * HandOutToken#handOut} does.
   */
  Mono<HandOutToken.Token> refresh(Principal principal, ConnectionId id);
}
