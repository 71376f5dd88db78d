package dev.enlace.application.usecase.token;

import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands out a token that works to whoever may read it. */
public final class HandOutTokenHandler implements HandOutToken {
  private final TokenGate gate;
  private final WorkingToken token;

  /** Through that gate. */
  public HandOutTokenHandler(TokenGate gate, WorkingToken token) {
    this.gate = gate;
    this.token = token;
  }

  @Override
  public Mono<Token> handOut(Principal principal, ConnectionId id, @Nullable Duration minValidity) {
    return gate.open(principal, id)
        .flatMap(opened -> token.of(opened.stored(), minValidity, principal.actor()));
  }
}
