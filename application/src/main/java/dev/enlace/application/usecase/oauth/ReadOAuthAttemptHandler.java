package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.oauth.ReadOAuthAttempt;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows an attempt to the user who started it. */
public final class ReadOAuthAttemptHandler implements ReadOAuthAttempt {
  private final OAuthAttempts attempts;

  /** Over those attempts. */
  public ReadOAuthAttemptHandler(OAuthAttempts attempts) {
    this.attempts = attempts;
  }

  @Override
  public Mono<OAuthAttempt> read(Principal principal, AttemptId attempt) {
    return attempts
        .find(new AttemptRef(principal.workspace(), attempt))
        .filter(found -> found.attempt().starter().user().id().equals(principal.user().id()))
        .map(ReadOAuthAttemptHandler::judged)
        .switchIfEmpty(Failed.with(new NotFound("attempt", attempt.toString())));
  }

  /** An attempt whose time is over and that nobody came back from has failed. */
  private static OAuthAttempt judged(Stored stored) {
    OAuthAttempt attempt = stored.attempt();
    return stored.expired() && attempt.status() instanceof AttemptStatus.Pending
        ? attempt.with(new AttemptStatus.Failed("CONNECTION.INVALID_STATE"))
        : attempt;
  }
}
