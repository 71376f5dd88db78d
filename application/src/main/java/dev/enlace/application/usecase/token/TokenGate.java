package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Rights;
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
  Mono<Held> open(Principal principal, ConnectionId id) {
    return gate.see(principal, id)
        .map(opened -> Held.of(opened.stored()))
        .doOnNext(held -> require(rights(principal, held), held));
  }

  /** What the principal may do with it: where it restricts its recipients nobody reads it. */
  static Rights rights(Principal principal, Held held) {
    return Rights.of(principal, held.owner(), held.visibility(), held.shared(), held.restricted());
  }

  /** Fails where there is no token, or none by these rights. */
  static void require(Rights rights, Held held) {
    if (held.grant() == null) {
      throw new Failed(new OAuthNotSupported(held.slug()));
    }
    ConnectionGate.require(rights, Right.REVEAL);
    Usable.require(held.id(), held.state());
  }
}
