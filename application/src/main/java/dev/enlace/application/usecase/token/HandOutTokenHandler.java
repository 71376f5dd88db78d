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
import dev.enlace.application.usecase.token.WorkingToken.Had;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Rights;
import dev.enlace.domain.principal.Principal;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hands out a token that works to whoever may read it. Where it was waited for, it is looked again
 * who that is: meanwhile its owner may have taken that back.
 */
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
    return gate.open(principal, id)
        .flatMap(held -> handOut(principal, held, minValidity, () -> gate.open(principal, id)));
  }

  @Override
  public Mono<Asked> ask(Authenticate.Query query, ConnectionId id) {
    Presented presented = Presented.of(query);
    return found(presented, id)
        .doOnNext(read -> uses.note(read.caller()))
        .map(read -> new Found(presented, id, read));
  }

  private Mono<Read> found(Presented presented, ConnectionId id) {
    return handOuts
        .find(presented.workspace(), presented.hash(), presented.user(), id)
        .filter(read -> presented.isOf(read.caller()))
        .switchIfEmpty(Failed.with(new Unauthenticated()));
  }

  private Mono<Token> handOut(
      Principal principal, Held held, @Nullable Duration minValidity, Supplier<Mono<Held>> again) {
    return token
        .had(held, minValidity, principal.actor())
        .delayUntil(had -> had.waited() ? again.get() : Mono.empty())
        .map(Had::token)
        .doOnNext(handedOut -> log.note(principal, held.id()));
  }

  /** Somebody, and what the same read has found. */
  private final class Found implements Asked {
    private final Presented presented;
    private final Principal principal;
    private final ConnectionId id;
    private final Read read;

    Found(Presented presented, ConnectionId id, Read read) {
      this.presented = presented;
      this.principal = presented.principal(read.caller());
      this.id = id;
      this.read = read;
    }

    @Override
    public Principal principal() {
      return principal;
    }

    @Override
    public Mono<Token> handOut(@Nullable Duration minValidity) {
      return Mono.defer(() ->
          HandOutTokenHandler.this.handOut(
              principal, opened(principal, read), minValidity, this::again));
    }

    private Mono<Held> again() {
      return found(presented, id).map(now -> opened(presented.principal(now.caller()), now));
    }

    private Held opened(Principal asking, Read found) {
      Held held = found.held().orElseThrow(this::notFound);
      Rights rights = TokenGate.rights(asking, held);
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
