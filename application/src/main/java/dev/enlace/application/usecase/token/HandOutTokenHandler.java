package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.application.port.out.connection.HandOuts.Read;
import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.access.Presented;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands out a token that works to whoever may read it. */
public final class HandOutTokenHandler implements HandOutToken {
  private final TokenGate gate;
  private final WorkingToken token;
  private final HandOuts handOuts;
  private final KeyUses uses;
  private final HandOutLog log;

  /** With those means. */
  public HandOutTokenHandler(
      TokenGate gate, WorkingToken token, HandOuts handOuts, KeyUses uses, HandOutLog log) {
    this.gate = gate;
    this.token = token;
    this.handOuts = handOuts;
    this.uses = uses;
    this.log = log;
  }

  @Override
  public Mono<Token> handOut(Principal principal, ConnectionId id, @Nullable Duration minValidity) {
    return gate.open(principal, id).flatMap(opened -> handOut(opened, minValidity));
  }

  @Override
  public Mono<Asked> ask(Authenticate.Query query, ConnectionId id) {
    Presented presented = Presented.of(query);
    return handOuts
        .find(presented.workspace(), presented.hash(), presented.user(), id)
        .filter(read -> presented.isOf(read.holder()))
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .doOnNext(read -> uses.note(read.holder().key()))
        .map(read -> new Found(presented.principal(read.holder()), id, read));
  }

  private Mono<Token> handOut(Opened opened, @Nullable Duration minValidity) {
    return token
        .of(opened.stored(), minValidity, opened.principal().actor())
        .doOnNext(handedOut -> log.note(opened.principal(), opened.connection().id()));
  }

  /** Somebody, and what the same read has found. */
  private final class Found implements Asked {
    private final Principal principal;
    private final ConnectionId id;
    private final Read read;

    Found(Principal principal, ConnectionId id, Read read) {
      this.principal = principal;
      this.id = id;
      this.read = read;
    }

    @Override
    public Principal principal() {
      return principal;
    }

    @Override
    public Mono<Token> handOut(@Nullable Duration minValidity) {
      return Mono.justOrEmpty(read.stored())
          .map(stored -> new Opened(principal, stored))
          .filter(opened -> opened.rights().visible())
          .switchIfEmpty(Failed.with(new ConnectionNotFound(id)))
          .doOnNext(TokenGate::require)
          .flatMap(opened -> HandOutTokenHandler.this.handOut(opened, minValidity));
    }
  }
}
