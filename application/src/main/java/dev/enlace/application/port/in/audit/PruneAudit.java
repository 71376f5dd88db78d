package dev.enlace.application.port.in.audit;

import reactor.core.publisher.Mono;

/**
 * Keeps the store of sealed events in shape: room for months to come, and nothing of months that
 * have ended longer ago than events are kept. Idempotent, and safe on many replicas.
 */
public interface PruneAudit {
  /** Makes room. */
  Mono<Void> prepare();

  /**
   * Removes old months, leaving a signed checkpoint in each workspace's chain.
   *
   * @return how many months went. Never empty
   */
  Mono<Integer> prune();
}
