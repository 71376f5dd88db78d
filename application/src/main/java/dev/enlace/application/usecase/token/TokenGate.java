package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Opens connections whose raw token a principal may read. */
public final class TokenGate {
  private final ConnectionGate gate;

  /** Behind that gate. */
  public TokenGate(ConnectionGate gate) {
    this.gate = gate;
  }

  /** Never empty; fails where there is no token, or none for this principal. */
  Mono<Opened> open(Principal principal, ConnectionId id) {
    return gate.see(principal, id).doOnNext(TokenGate::require);
  }

  static void require(Opened opened) {
    Connection connection = opened.connection();
    if (!(connection.material() instanceof Material.OAuthGrant)) {
      throw new Failed(new OAuthNotSupported(connection.slug()));
    }
    opened.require(Right.REVEAL);
    Usable.require(connection);
  }
}
