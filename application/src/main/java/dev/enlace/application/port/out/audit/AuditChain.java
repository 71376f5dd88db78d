package dev.enlace.application.port.out.audit;

import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.audit.AuditPosition;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit trail of each workspace: lines that were noted, and the chain they are sealed into. */
public interface AuditChain {
  /** All workspaces with lines that are not sealed yet. */
  Flux<WorkspaceId> waiting();

  /**
   * Seals the oldest lines of a workspace, signed with that key, in one transaction.
   *
   * @return how many; 0 if there are none, or if somebody else is sealing there right now. Never
   *     empty
   */
  Mono<Integer> seal(WorkspaceId workspace, AuditKey key, int limit);

  /** The end of a workspace's chain; {@link ChainHead#START} if it has none. Never empty. */
  Mono<ChainHead> head(WorkspaceId workspace);

  /**
   * Sealed events from the oldest on.
   *
   * @param after null: from the oldest that is kept
   */
  Flux<SealedEvent> after(WorkspaceId workspace, @Nullable AuditPosition after, int limit);

  /** Sealed events, newest first, one more than the limit if there is more. */
  Flux<SealedEvent> page(WorkspaceId workspace, AuditFilter filter);

  /** The last checkpoint in front of an event; empty if there is none. */
  Mono<SignedPlace> checkpointBefore(WorkspaceId workspace, long seq);
}
