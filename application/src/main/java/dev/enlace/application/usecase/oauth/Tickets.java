package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.out.crypto.Signatures;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.domain.oauth.AttemptRef;
import reactor.core.publisher.Mono;

/** Finds the attempt that a signed text points to, while there is still something to do with it. */
public final class Tickets {
  private final Signatures signatures;
  private final OAuthAttempts attempts;

  /** With those means. */
  public Tickets(Signatures signatures, OAuthAttempts attempts) {
    this.signatures = signatures;
    this.attempts = attempts;
  }

  /** That of which a page asks a person first; fails with {@link InvalidState}. */
  Mono<Stored> asked(String ticket) {
    return find(isOfFrame(ticket) ? Signatures.Use.FRAME_TICKET : Signatures.Use.TICKET, ticket);
  }

  /** Whether only the connect page may lead to the page that asks. */
  boolean isOfFrame(String ticket) {
    return signatures.verify(Signatures.Use.FRAME_TICKET, ticket).isPresent();
  }

  /** The attempt; fails with {@link InvalidState}. */
  Mono<Stored> find(Signatures.Use use, String text) {
    return Mono.justOrEmpty(signatures.verify(use, text))
        .flatMap(this::stored)
        .switchIfEmpty(Failed.with(new InvalidState(StateProblem.UNKNOWN)));
  }

  private Mono<Stored> stored(AttemptRef ref) {
    return attempts.find(ref).doOnNext(Tickets::requireOpen);
  }

  private static void requireOpen(Stored stored) {
    if (stored.spent()) {
      throw new Failed(new InvalidState(StateProblem.SPENT));
    }
    if (stored.expired()) {
      throw new Failed(new InvalidState(StateProblem.EXPIRED));
    }
  }
}
