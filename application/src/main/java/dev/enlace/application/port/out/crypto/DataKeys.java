package dev.enlace.application.port.out.crypto;

import dev.enlace.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Data keys, wrapped by the root key; useless without it. */
public interface DataKeys {
  /** The id that no key has. */
  int NONE = 0;

  /** The primary key of a keyring; empty if the keyring has none yet. */
  Mono<Wrapped> primary(WorkspaceId workspace, KeyPurpose purpose);

  /** The key of that id; empty if there is none. */
  Mono<Wrapped> find(WorkspaceId workspace, int id);

  /**
   * Makes a key the primary of a keyring that has none. Where another replica was faster with the
   * keyring, its key is what comes back; where it was faster with the id, or the root key is not
   * the primary any more, this is empty and it is to be made anew. What comes back is kept,
   * whatever becomes of the work that needed it.
   */
  Mono<Wrapped> addPrimary(Wrapped key);

  /**
   * Some keys that another root key wraps, of any workspace, by workspace and id.
   *
   * @param after where the keys before ended; null: from the first on
   */
  Flux<Wrapped> wrappedByOthers(int rootId, @Nullable Wrapped after, int limit);

  /**
   * Keeps a key wrapped by another root key, where it is still wrapped by that one. Never empty;
   * false where another replica was faster.
   */
  Mono<Boolean> rewrap(Wrapped key, int from);

  /** The next free id within a workspace, which another replica may take first. */
  Mono<Integer> nextId(WorkspaceId workspace);

  /** A data key, sealed by a root key. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Wrapped(
      WorkspaceId workspace, int id, KeyPurpose purpose, int rootId, byte[] wrappedKey) {}
}
