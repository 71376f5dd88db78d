package dev.enlace.application.port.in.oauth;

import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Tells the starter how far an attempt has come. */
public interface ReadOAuthAttempt {
  /** Never empty; fails with {@code NotFound} for whoever did not start it. */
  Mono<OAuthAttempt> read(Principal principal, AttemptId attempt);
}
