package dev.enlace.application.usecase.audit;

import dev.enlace.application.port.in.audit.SealAudit;
import dev.enlace.application.port.out.audit.AuditChain;
import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.workspace.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Seals in batches; of several replicas the one that has a workspace's head does it. */
public final class SealAuditHandler implements SealAudit {
  private static final Logger LOG = LoggerFactory.getLogger(SealAuditHandler.class);
  private static final int BATCH = 1_000;
  private static final int BATCHES_A_TURN = 20;
  private static final int WORKSPACES_AT_ONCE = 4;

  private final AuditChain chain;
  private final AuditKeys keys;

  /** Over that chain, with those keys. */
  public SealAuditHandler(AuditChain chain, AuditKeys keys) {
    this.chain = chain;
    this.keys = keys;
  }

  @Override
  public Mono<Integer> seal() {
    return chain.waiting().flatMap(this::seal, WORKSPACES_AT_ONCE).reduce(0, Integer::sum);
  }

  private Mono<Integer> seal(WorkspaceId workspace) {
    return keys.primary(workspace)
        .flatMap(key -> seal(workspace, key))
        .onErrorResume(
            RuntimeException.class,
            trouble -> {
              LOG.warn("The audit events of {} cannot be sealed now", workspace, trouble);
              return Mono.just(0);
            });
  }

  /** Bounded, so that a busy workspace does not keep the others waiting. */
  private Mono<Integer> seal(WorkspaceId workspace, AuditKey key) {
    return chain
        .seal(workspace, key, BATCH)
        .expand(sealed -> sealed < BATCH ? Mono.empty() : chain.seal(workspace, key, BATCH))
        .take(BATCHES_A_TURN)
        .reduce(0, Integer::sum);
  }
}
