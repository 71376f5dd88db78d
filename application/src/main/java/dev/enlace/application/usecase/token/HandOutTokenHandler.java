package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.port.out.connection.HandOuts.Read;
import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.access.Presented;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Rights;
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
    return gate.open(principal, id).flatMap(held -> handOut(principal, held, minValidity));
  }

  @Override
  public Mono<Asked> ask(Authenticate.Query query, ConnectionId id) {
    Presented presented = Presented.of(query);
    return handOuts
        .find(presented.workspace(), presented.hash(), presented.user(), id)
        .filter(read -> presented.isOf(read.caller()))
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .doOnNext(read -> uses.note(read.caller()))
        .map(read -> new Found(presented.principal(read.caller()), id, read));
  }

  private Mono<Token> handOut(Principal principal, Held held, @Nullable Duration minValidity) {
    return token
        .of(held, minValidity, principal.actor())
        .doOnNext(handedOut -> log.note(principal, held.id()));
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
      return Mono.defer(() -> HandOutTokenHandler.this.handOut(principal, opened(), minValidity));
    }

    private Held opened() {
      Held held = read.held().orElseThrow(this::notFound);
      Rights rights = TokenGate.rights(principal, held);
      if (!rights.visible()) {
        throw notFound();
      }
      TokenGate.require(rights, held);
      return held;
    }

    private Failed notFound() {
      return new Failed(new ConnectionNotFound(id));
    }
  }
}
