package dev.enlace.application.port.in.audit;

import reactor.core.publisher.Mono;

/** Puts what was noted into each workspace's chain; called again and again on every replica. */
public interface SealAudit {
  /** How many events were sealed. Never empty; one workspace's trouble does not stop others. */
  Mono<Integer> seal();
}
