package dev.enlace.application.usecase.audit;

import dev.enlace.application.port.out.audit.AuditChain;
import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.audit.ChainBreak.Reason;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.ChainWalk;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Walks over a whole chain in batches, so that its length costs time and no memory. While it reads,
 * events may be sealed: it has reached the end where the head, read after the last batch, says so.
 */
public final class ChainReader {
  private static final int BATCH = 1_000;

  private final AuditChain chain;
  private final AuditKeys keys;

  /** Over that chain, with those keys. */
  public ChainReader(AuditChain chain, AuditKeys keys) {
    this.chain = chain;
    this.keys = keys;
  }

  /** The walk, at its end. Never empty. */
  Mono<ChainWalk> read(WorkspaceId workspace, @Nullable ChainHead claimed) {
    return chain
        .after(workspace, null, BATCH)
        .collectList()
        .flatMap(first ->
            begin(workspace, first, claimed)
                .flatMap(walk -> over(workspace, new Step(walk, 0, false), first)))
        .expand(step -> step.ended() ? Mono.empty() : next(workspace, step))
        .last()
        .map(Step::walk);
  }

  /** The checkpoint in front of the oldest event, where it is ours; else the very beginning. */
  private Mono<ChainWalk> begin(
      WorkspaceId workspace, List<SealedEvent> first, @Nullable ChainHead claimed) {
    long oldest = first.isEmpty() ? Long.MAX_VALUE : first.getFirst().seq();
    return chain
        .checkpointBefore(workspace, oldest)
        .flatMap(checkpoint -> {
          ChainWalk walk = ChainWalk.from(checkpoint.place(), claimed);
          return isOurs(checkpoint)
              .map(ours ->
                  ours ? walk : walk.brokenAt(checkpoint.place().seq(), Reason.CHECKPOINT_FORGED));
        })
        .switchIfEmpty(Mono.fromSupplier(() -> ChainWalk.from(ChainHead.START, claimed)));
  }

  /** Whether the installation has signed it. Never empty. */
  Mono<Boolean> isOurs(SignedPlace place) {
    return keys.find(place.workspace(), place.keyId()).map(place::isSignedBy).defaultIfEmpty(false);
  }

  private Mono<Step> next(WorkspaceId workspace, Step step) {
    return chain
        .after(workspace, step.walk().reached(), BATCH)
        .collectList()
        .flatMap(batch -> over(workspace, step, batch));
  }

  private Mono<Step> over(WorkspaceId workspace, Step step, List<SealedEvent> batch) {
    return keysOf(workspace, batch)
        .map(known -> walked(step.walk(), batch, known))
        .flatMap(walk -> {
          if (walk.broken() != null) {
            return Mono.just(new Step(walk, 0, true));
          }
          return batch.size() == BATCH
              ? Mono.just(new Step(walk, step.promised(), false))
              : atEnd(workspace, walk, step.promised());
        });
  }

  /** What an earlier look at the head has promised must have been in the batch that came after. */
  private Mono<Step> atEnd(WorkspaceId workspace, ChainWalk walk, long promised) {
    return chain
        .head(workspace)
        .map(head -> {
          long reached = walk.at().seq();
          boolean moreMayHaveCome = head.seq() > reached && promised <= reached;
          return moreMayHaveCome
              ? new Step(walk, head.seq(), false)
              : new Step(walk.endingAt(head), 0, true);
        });
  }

  private Mono<Map<Integer, AuditKey>> keysOf(WorkspaceId workspace, List<SealedEvent> batch) {
    return Flux.fromIterable(batch)
        .map(SealedEvent::keyId)
        .distinct()
        .concatMap(id -> keys.find(workspace, id))
        .collectMap(AuditKey::id);
  }

  private static ChainWalk walked(
      ChainWalk start, List<SealedEvent> batch, Map<Integer, AuditKey> known) {
    ChainWalk walk = start;
    for (SealedEvent event : batch) {
      walk = walk.over(event, known);
    }
    return walk;
  }

  /**
   * After one batch.
   *
   * @param promised the head's number when it was looked at last; 0: not yet
   */
  private record Step(ChainWalk walk, long promised, boolean ended) {}
}
