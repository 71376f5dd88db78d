package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
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
    Mono<Opened> opened =
        gate.open(principal, id, Right.USE).doOnNext(ShowTokensHandler::requireUsable);
    return opened.flatMap(before -> shown(before, opened));
  }

  private Mono<Shown> shown(Opened opened, Mono<Opened> again) {
    if (!opened.rights().include(Right.REVEAL)) {
      return Mono.just(masked(opened.connection()));
    }
    return token
        .had(Held.of(opened.stored()), null, opened.principal().actor())
        // meanwhile its owner may have taken it back from whoever waits
        .flatMap(
            had -> (had.waited() ? again : Mono.just(opened)).map(now -> shown(now, had.token())));
  }

  private Shown shown(Opened opened, Token working) {
    Connection connection = opened.connection();
    if (!opened.rights().include(Right.REVEAL)) {
      return masked(connection);
    }
    log.note(opened.principal(), connection.id());
    return new Shown(
        connection.owner(),
        working.accessToken(),
        null,
        working.tokenType(),
        working.expiresAt(),
        working.scopes(),
        requireGrant(connection).target());
  }

  private static Shown masked(Connection connection) {
    Material.OAuthGrant grant = requireGrant(connection);
    return new Shown(
        connection.owner(),
        null,
        null,
        grant.tokenType(),
        grant.expiresAt(),
        grant.granted(),
        grant.target());
  }

  private static void requireUsable(Opened opened) {
    requireGrant(opened.connection());
    Usable.require(opened.connection());
  }

  private static Material.OAuthGrant requireGrant(Connection connection) {
    if (connection.material() instanceof Material.OAuthGrant grant) {
      return grant;
    }
    throw new Failed(new OAuthNotSupported(connection.slug()));
  }
}
