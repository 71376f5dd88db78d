package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.port.in.connection.ShowTokens;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Hands out a working token where that is allowed, and shows the rest anyway. */
public final class ShowTokensHandler implements ShowTokens {
  private final ConnectionGate gate;
  private final WorkingToken token;
  private final HandOutLog log;

  /** With those means. */
  public ShowTokensHandler(ConnectionGate gate, WorkingToken token, HandOutLog log) {
    this.gate = gate;
    this.token = token;
    this.log = log;
  }

  @Override
  public Mono<Shown> show(Principal principal, ConnectionId id) {
    return gate.open(principal, id, Right.USE).flatMap(this::shown);
  }

  private Mono<Shown> shown(Opened opened) {
    Connection connection = opened.connection();
    if (!(connection.material() instanceof Material.OAuthGrant grant)) {
      return Failed.with(new OAuthNotSupported(connection.slug()));
    }
    Usable.require(connection);
    if (!opened.rights().include(Right.REVEAL)) {
      return Mono.just(
          new Shown(
              connection.owner(),
              null,
              null,
              grant.tokenType(),
              grant.expiresAt(),
              grant.granted(),
              grant.target()));
    }
    return token
        .of(Held.of(opened.stored()), null, opened.principal().actor())
        .doOnNext(handedOut -> log.note(opened.principal(), connection.id()))
        .map(working ->
            new Shown(
                connection.owner(),
                working.accessToken(),
                null,
                working.tokenType(),
                working.expiresAt(),
                working.scopes(),
                grant.target()));
  }
}
