package dev.enlace.application.port.out.crypto;

import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Data keys, wrapped by the root key; useless without it. */
public interface DataKeys {
  /** The primary key of a keyring; empty if the keyring has none yet. */
  Mono<Wrapped> primary(WorkspaceId workspace, KeyPurpose purpose);

  /** The key of that id; empty if there is none. */
  Mono<Wrapped> find(WorkspaceId workspace, int id);

  /**
   * Makes a key the primary of a keyring that has none. Where another replica was faster with the
   * keyring, its key is what comes back; where it was faster with the id, this is empty and the
   * next free id is to be tried.
   */
  Mono<Wrapped> addPrimary(Wrapped key);

  /** The next free id within a workspace, which another replica may take first. */
  Mono<Integer> nextId(WorkspaceId workspace);

  /** A data key, sealed by a root key. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Wrapped(
      WorkspaceId workspace, int id, KeyPurpose purpose, int rootId, byte[] wrappedKey) {}
}
