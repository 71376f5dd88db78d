package dev.enlace.adapter.out.postgres.journal;

import dev.enlace.domain.workspace.WorkspaceId;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Says in which workspaces this replica has committed events, so that it need not look for them. It
 * is a hint: where nobody listens, or not fast enough, it is lost.
 */
final class CommittedEvents {
  private final Sinks.Many<WorkspaceId> workspaces = Sinks.many().multicast().directBestEffort();

  Flux<WorkspaceId> workspaces() {
    return workspaces.asFlux();
  }

  /** Says so once the transaction that it is part of is committed. */
  Mono<Void> sayWhenCommitted(WorkspaceId workspace) {
    return TransactionSynchronizationManager.forCurrentTransaction()
        .doOnNext(transaction ->
            transaction.registerSynchronization(
                new TransactionSynchronization() {
                  @Override
                  public Mono<Void> afterCommit() {
                    return Mono.fromRunnable(() -> say(workspace));
                  }
                }))
        .then();
  }

  private void say(WorkspaceId workspace) {
    synchronized (workspaces) {
      workspaces.tryEmitNext(workspace).isSuccess();
    }
  }
}
