package dev.enlace.application.port.out.upkeep;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When to look after which connection, by the store's clock. A connection begins with a first look
 * soon after it was made; whoever looks says when to look again.
 */
public interface ConnectionUpkeep {
  /** When a connection is looked at first, after it was made. */
  Duration FIRST_LOOK = Duration.ofMinutes(5);

  /**
   * Notes that connections were used until now, and looks at each in time to renew it before its
   * token ends. Never empty: how many still exist.
   *
   * @param uses how often each was used
   * @param ahead how long before a token's end to look
   */
  Mono<Integer> used(WorkspaceId workspace, Map<ConnectionId, Long> uses, Duration ahead);

  /** Workspaces in which there is something to look at, over all of them. */
  Flux<WorkspaceId> due(int limit);

  /**
   * Takes what is due, so that no other replica does for that long; what is not looked at by then
   * is due again.
   */
  Flux<Due> take(WorkspaceId workspace, int limit, Duration hold);

  /** When to look again; never empty, false where it is gone. */
  Mono<Boolean> lookAgain(Connection connection, Duration after);

  /**
   * A connection to look at.
   *
   * @param renewable whether there is a refresh token
   * @param validity how long its access token still works, negative where it does not; null where
   *     the provider did not say, or there is none
   * @param unrenewed since its tokens were made
   * @param unused since it was used; null: never
   * @param unverified since it was seen to work; null: never
   */
  record Due(
      Connection connection,
      boolean renewable,
      @Nullable Duration validity,
      Duration unrenewed,
      @Nullable Duration unused,
      @Nullable Duration unverified) {}
}
