package dev.enlace.application.usecase.token;

import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.in.connection.RefreshToken;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Refreshes on demand, whatever the provider has promised. */
public final class RefreshTokenHandler implements RefreshToken {
  private final TokenGate gate;
  private final TokenRefresher refresher;
  private final HandOutLog log;

  /** With those means. */
  public RefreshTokenHandler(TokenGate gate, TokenRefresher refresher, HandOutLog log) {
    this.gate = gate;
    this.refresher = refresher;
    this.log = log;
  }

  @Override
  public Mono<Token> refresh(Principal principal, ConnectionId id) {
    Mono<Held> opened = gate.open(principal, id);
    return opened
        .flatMap(held ->
            refresher.token(
                held.workspace(), held.id(), new Need(Need.MARGIN, true), principal.actor()))
        // meanwhile its owner may have taken it back from whoever waits
        .delayUntil(token -> opened)
        .doOnNext(token -> log.note(principal, id));
  }
}
