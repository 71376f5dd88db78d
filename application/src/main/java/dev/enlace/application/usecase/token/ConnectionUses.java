package dev.enlace.application.usecase.token;

import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Remembers which connections were used and writes it down now and then, so that no hand-out waits
 * for it. A replica that dies forgets what it had not written: a connection then looks idle for a
 * while longer, and is renewed when it is asked for.
 */
public final class ConnectionUses {
  /** How long before its end a token that is used is renewed by itself. */
  public static final Duration AHEAD = Duration.ofMinutes(15);

  private final Map<WorkspaceId, Map<ConnectionId, Long>> used = new ConcurrentHashMap<>();
  private final ConnectionUpkeep upkeep;

  /** Written down there. */
  public ConnectionUses(ConnectionUpkeep upkeep) {
    this.upkeep = upkeep;
  }

  void note(WorkspaceId workspace, ConnectionId connection) {
    used.computeIfAbsent(workspace, _ -> new ConcurrentHashMap<>())
        .merge(connection, 1L, Long::sum);
  }

  /** Writes down what was noted since the last time; the number of connections. Never empty. */
  public Mono<Integer> flush() {
    return Flux.defer(() -> Flux.fromIterable(Set.copyOf(used.keySet())))
        .concatMap(workspace -> upkeep.used(workspace, taken(workspace), AHEAD))
        .reduce(0, Integer::sum);
  }

  private Map<ConnectionId, Long> taken(WorkspaceId workspace) {
    Map<ConnectionId, Long> taken = used.remove(workspace);
    return taken == null ? Map.of() : taken;
  }
}
