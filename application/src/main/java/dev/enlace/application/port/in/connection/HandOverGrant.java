package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/**
 * Hands over who refreshes a grant, together with its refresh token. A provider that rotates them
 * knows one holder: from then on it is not Enlace.
 */
public interface HandOverGrant {
  /**
   * The tokens, of which Enlace keeps no refresh token; the connection needs its person again.
   * Where there is none, nothing is handed over. Never empty. Fails as {@link HandOutToken} does,
   * and with {@code Forbidden} without the permission {@code tokens:reveal_refresh} or the right
   * {@code manage}.
   */
  Mono<ShowTokens.Shown> handOver(Principal principal, ConnectionId id);
}
