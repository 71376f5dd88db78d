package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  /** Connections in one statement. */
  static final int PART = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionUses.class);

  private final Map<WorkspaceId, Map<ConnectionId, Long>> used = new ConcurrentHashMap<>();
  private final ConnectionUpkeep upkeep;

  /** Written down there. */
  public ConnectionUses(ConnectionUpkeep upkeep) {
    this.upkeep = upkeep;
  }

  /** That it is used now. */
  public void note(WorkspaceId workspace, ConnectionId connection) {
    note(workspace, connection, 1);
  }

  /**
   * Writes down what was noted since the last time; the number of connections. What cannot be
   * written waits for the next time, and keeps nothing else back unless the store is away. Never
   * empty.
   */
  public Mono<Integer> flush() {
    return Mono.defer(() -> {
      AtomicBoolean away = new AtomicBoolean();
      return Flux.fromIterable(inAnyOrder())
          .concatMap(workspace -> away.get() ? Flux.empty() : written(workspace, away))
          .reduce(0, Integer::sum);
    });
  }

  /** So that one that is always too much for the store is not always before the same others. */
  private List<WorkspaceId> inAnyOrder() {
    List<WorkspaceId> workspaces = new ArrayList<>(used.keySet());
    Collections.shuffle(workspaces);
    return workspaces;
  }

  private Flux<Integer> written(WorkspaceId workspace, AtomicBoolean away) {
    return Flux.fromIterable(taken(workspace))
        .filter(part -> !part.isEmpty())
        .concatMap(part -> {
          if (away.get()) {
            putBack(workspace, part);
            return Mono.empty();
          }
          return upkeep
              .used(workspace, part, AHEAD)
              .onErrorResume(trouble -> {
                LOG.warn("The uses of {} connections wait: {}", part.size(), trouble.toString());
                putBack(workspace, part);
                away.set(isAway(trouble));
                return Mono.just(0);
              });
        });
  }

  private void putBack(WorkspaceId workspace, Map<ConnectionId, Long> part) {
    part.forEach((connection, times) -> note(workspace, connection, times));
  }

  private static boolean isAway(Throwable error) {
    return error instanceof Failed failed && failed.failure() instanceof StoreUnavailable;
  }

  private void note(WorkspaceId workspace, ConnectionId connection, long times) {
    used.computeIfAbsent(workspace, _ -> new ConcurrentHashMap<>())
        .merge(connection, times, Long::sum);
  }

  /** In parts, each a short statement. */
  private List<Map<ConnectionId, Long>> taken(WorkspaceId workspace) {
    Map<ConnectionId, Long> taken = used.remove(workspace);
    if (taken == null) {
      return List.of();
    }
    List<Map<ConnectionId, Long>> parts = new ArrayList<>();
    Map<ConnectionId, Long> part = new HashMap<>();
    for (Map.Entry<ConnectionId, Long> use : taken.entrySet()) {
      part.put(use.getKey(), use.getValue());
      if (part.size() == PART) {
        parts.add(part);
        part = new HashMap<>();
      }
    }
    parts.add(part);
    return parts;
  }
}
