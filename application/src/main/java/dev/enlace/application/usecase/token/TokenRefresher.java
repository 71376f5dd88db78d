package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One round a connection on this replica, which all who ask meanwhile share. A round belongs to
 * nobody: whoever goes away cancels nothing, since a provider that rotates has then spent the old
 * token.
 */
public final class TokenRefresher {
  /** The longest that a caller waits: a provider's deadline, and time to keep what it said. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Map<ConnectionId, CompletableFuture<Token>> underWay = new ConcurrentHashMap<>();
  private final RefreshRound round;

  /** Of such rounds. */
  public TokenRefresher(RefreshRound round) {
    this.round = round;
  }

  /** Whether this replica is refreshing it right now. */
  boolean isRefreshing(ConnectionId id) {
    return underWay.containsKey(id);
  }

  /** A token that meets the need. Never empty; cancelling it ends only the wait. */
  Mono<Token> token(WorkspaceId workspace, ConnectionId id, Need need, @Nullable Actor actor) {
    return Mono.defer(() -> Mono.fromFuture(join(workspace, id, need, actor), true))
        .timeout(PATIENCE, Failed.with(new StoreUnavailable()));
  }

  /** A new token for one that works for no longer than that, though nobody has asked for it. */
  public Mono<Token> ahead(Connection connection, Duration validity) {
    return token(connection.workspace(), connection.id(), new Need(validity, true), null);
  }

  /**
   * Another token for one that the provider has refused before its time. Fails with {@code
   * NeedsReauth} where there can be none.
   */
  public Mono<Token> instead(Connection connection, Token refused, @Nullable Actor actor) {
    return token(
        connection.workspace(),
        connection.id(),
        new Need(Duration.ZERO, true, refused.accessToken()),
        actor);
  }

  /** Completes when nothing is under way any more: for an orderly end. */
  public Mono<Void> settled() {
    return Mono.defer(() -> {
      List<CompletableFuture<Token>> running =
          underWay.values().stream().filter(round -> !round.isDone()).toList();
      return running.isEmpty()
          ? Mono.empty()
          : Flux.fromIterable(running)
              .flatMap(each -> Mono.fromFuture(each, true).onErrorComplete())
              .then(settled());
    });
  }

  private CompletableFuture<Token> join(
      WorkspaceId workspace, ConnectionId id, Need need, @Nullable Actor actor) {
    CompletableFuture<Token> mine = new CompletableFuture<>();
    CompletableFuture<Token> running = underWay.putIfAbsent(id, mine);
    if (running != null) {
      return running;
    }
    round
        .run(workspace, id, need, actor)
        // before anybody is told: who asks then begins another
        .doOnTerminate(() -> underWay.remove(id, mine))
        .subscribe(mine::complete, mine::completeExceptionally);
    return mine;
  }
}
