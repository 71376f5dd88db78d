package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Holds what a provider granted until the store is back, as the code that it came for is spent. A
 * store that answers too late has kept it or not: the attempt tells, since only this walk can have
 * completed it.
 */
public final class GrantSaving {
  /** How long somebody waits for the store to come back. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(2);

  private final OAuthAttempts attempts;
  private final Connections connections;

  /** With those means. */
  public GrantSaving(OAuthAttempts attempts, Connections connections) {
    this.attempts = attempts;
    this.connections = connections;
  }

  static boolean isStoreAway(Throwable error) {
    return error instanceof Failed failed && failed.failure() instanceof StoreUnavailable;
  }

  /** Asks again while the store is away; nothing may be changed by the question. */
  <T> Mono<T> patiently(Mono<T> question) {
    return question
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                .maxBackoff(LAST_RETRY)
                .filter(GrantSaving::isStoreAway))
        .timeout(PATIENCE, Failed.with(new StoreUnavailable()));
  }

  /** What {@code saving} keeps for that attempt, once; empty where it does. */
  Mono<Connection> save(OAuthAttempt attempt, ConnectionId id, Mono<Connection> saving) {
    return saving.onErrorResume(
        GrantSaving::isStoreAway, away -> patiently(saveAgain(attempt, id, saving)));
  }

  private Mono<Connection> saveAgain(
      OAuthAttempt attempt, ConnectionId id, Mono<Connection> saving) {
    Mono<Connection> kept = Mono.defer(() -> kept(attempt, id));
    return kept.switchIfEmpty(saving)
        .onErrorResume(
            GrantSaving::isOver, over -> kept.switchIfEmpty(Mono.defer(() -> Mono.error(over))))
        .switchIfEmpty(kept);
  }

  private Mono<Connection> kept(OAuthAttempt attempt, ConnectionId id) {
    Viewer viewer = new Viewer(attempt.workspace(), attempt.starter().user().id(), false);
    return attempts
        .find(attempt.ref())
        .filter(stored -> stored.attempt().status().equals(new AttemptStatus.Completed(id)))
        .flatMap(completed -> connections.find(id, viewer))
        .map(Stored::connection);
  }

  private static boolean isOver(Throwable error) {
    return error instanceof Failed failed && failed.failure() instanceof InvalidState;
  }
}
