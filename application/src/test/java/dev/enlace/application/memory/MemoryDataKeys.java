package dev.enlace.application.memory;

import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Wrapped data keys in memory; the first key of a keyring is its primary. */
public final class MemoryDataKeys implements DataKeys {
  private static final Comparator<Wrapped> BY_PLACE =
      Comparator.comparing((Wrapped key) -> key.workspace().toString())
          .thenComparingInt(Wrapped::id);

  private final List<Wrapped> keys = new ArrayList<>();

  @Override
  public Mono<Wrapped> primary(WorkspaceId workspace, KeyPurpose purpose) {
    return first(key -> key.workspace().equals(workspace) && key.purpose() == purpose);
  }

  @Override
  public Mono<Wrapped> find(WorkspaceId workspace, int id) {
    return first(key -> key.workspace().equals(workspace) && key.id() == id);
  }

  @Override
  public Mono<Wrapped> addPrimary(Wrapped key) {
    return primary(key.workspace(), key.purpose()).switchIfEmpty(Mono.defer(() -> add(key)));
  }

  @Override
  public Mono<Integer> nextId(WorkspaceId workspace) {
    return Mono.fromSupplier(() -> lastId(workspace) + 1);
  }

  @Override
  public Flux<Wrapped> wrappedByOthers(int rootId, @Nullable Wrapped after, int limit) {
    return Flux.defer(() -> Flux.fromIterable(all()))
        .filter(key -> key.rootId() != rootId)
        .filter(key -> after == null || BY_PLACE.compare(key, after) > 0)
        .sort(BY_PLACE)
        .take(limit);
  }

  @Override
  public Mono<Boolean> rewrap(Wrapped key, int from) {
    return Mono.fromSupplier(() -> rewrapped(key, from));
  }

  /** Makes a key the primary of its keyring, as a rotation does. */
  public synchronized void rotate(Wrapped key) {
    keys.addFirst(key);
  }

  /** All that are kept. */
  public synchronized List<Wrapped> all() {
    return List.copyOf(keys);
  }

  /** Puts a key in the place of the one with its workspace and id, as someone in the database. */
  public synchronized void tamper(Wrapped key) {
    keys.replaceAll(
        kept -> kept.workspace().equals(key.workspace()) && kept.id() == key.id() ? key : kept);
  }

  private synchronized boolean rewrapped(Wrapped key, int from) {
    boolean unchanged =
        keys.stream()
            .anyMatch(kept ->
                kept.workspace().equals(key.workspace())
                    && kept.id() == key.id()
                    && kept.rootId() == from);
    if (unchanged) {
      tamper(key);
    }
    return unchanged;
  }

  private Mono<Wrapped> first(Predicate<Wrapped> matching) {
    return Mono.defer(() -> Mono.justOrEmpty(all().stream().filter(matching).findFirst()));
  }

  private synchronized Mono<Wrapped> add(Wrapped key) {
    for (Wrapped kept : keys) {
      if (kept.workspace().equals(key.workspace()) && kept.purpose() == key.purpose()) {
        return Mono.just(kept);
      }
    }
    if (keys.stream().anyMatch(k -> k.workspace().equals(key.workspace()) && k.id() == key.id())) {
      return Mono.empty();
    }
    keys.add(key);
    return Mono.just(key);
  }

  private int lastId(WorkspaceId workspace) {
    return all().stream()
        .filter(key -> key.workspace().equals(workspace))
        .mapToInt(Wrapped::id)
        .max()
        .orElse(0);
  }
}
