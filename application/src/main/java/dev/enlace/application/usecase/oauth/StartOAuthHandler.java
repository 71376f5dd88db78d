package dev.enlace.application.usecase.oauth;

import dev.enlace.application.port.in.oauth.StartOAuth;
import reactor.core.publisher.Mono;

/** Begins a walk that makes a connection. */
public final class StartOAuthHandler implements StartOAuth {
  private final AttemptStart attempts;

  /** By such attempts. */
  public StartOAuthHandler(AttemptStart attempts) {
    this.attempts = attempts;
  }

  @Override
  public Mono<Started> start(Command command) {
    return attempts.begin(command, null);
  }
}
