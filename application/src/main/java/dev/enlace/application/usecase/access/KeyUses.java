package dev.enlace.application.usecase.access;

import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.ApiKeys.Caller;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Remembers which keys were used and writes it down now and then, so that no request waits for it.
 * A replica that dies forgets what it had not written: a key then looks idle for a while longer.
 */
public final class KeyUses {
  private final Map<WorkspaceId, Set<ApiKeyId>> used = new ConcurrentHashMap<>();
  private final ApiKeys keys;

  /** Of those keys. */
  public KeyUses(ApiKeys keys) {
    this.keys = keys;
  }

  /** That it was used just now. */
  public void note(Caller caller) {
    used.computeIfAbsent(caller.workspace(), _ -> ConcurrentHashMap.newKeySet()).add(caller.key());
  }

  /** Writes down what was noted since the last time; the number of keys. Never empty. */
  public Mono<Integer> flush() {
    return Flux.defer(() -> Flux.fromIterable(Set.copyOf(used.keySet())))
        .concatMap(workspace -> keys.used(workspace, taken(workspace)))
        .reduce(0, Integer::sum);
  }

  private Set<ApiKeyId> taken(WorkspaceId workspace) {
    Set<ApiKeyId> taken = used.remove(workspace);
    return taken == null ? Set.of() : taken;
  }
}
