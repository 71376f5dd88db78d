package dev.enlace.application.port.out.crypto;

import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rotations of data keys, one at a time in a workspace. */
public interface KeyRotations {
  /**
   * Makes new keys the primaries of their keyrings; the primaries before them stay active. Empty
   * where another rotation runs or one of the ids was taken meanwhile: then nothing has changed.
   *
   * @param total rows that are under other keys
   */
  Mono<KeyRotation> start(
      RotationId id, WorkspaceId workspace, List<Wrapped> primaries, long total, Actor actor);

  /** The rotation of a workspace that has not ended; empty where none runs. */
  Mono<KeyRotation> running(WorkspaceId workspace);

  /** That rotation; empty if the workspace has none of that id. */
  Mono<KeyRotation> find(WorkspaceId workspace, RotationId id);

  /** A workspace's rotations, the newest first, one more than the limit if there is more. */
  Flux<KeyRotation> page(WorkspaceId workspace, @Nullable RotationId before, int limit);

  /** Those of all workspaces that have not ended, the oldest first. */
  Flux<KeyRotation> unfinished();

  /** Says that every row has been seen once. Empty if it has ended. */
  Mono<KeyRotation> verify(KeyRotation rotation);

  /**
   * Retires the keys of its keyrings that no row names any more, and ends: completed where none but
   * the primaries is left, else incomplete. Empty where the lease was lost: then nothing has
   * changed.
   *
   * @param unreadable rows that no key opens
   */
  Mono<KeyRotation> end(KeyRotation rotation, Lease lease, long unreadable);
}
