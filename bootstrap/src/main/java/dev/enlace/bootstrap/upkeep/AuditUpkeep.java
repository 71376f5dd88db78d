package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.port.in.audit.PruneAudit;
import dev.enlace.application.port.in.audit.SealAudit;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.application.usecase.upkeep.AuditPruning;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/**
 * Keeps the audit trail on every replica: the store says which of them seals a workspace, and what
 * one has removed another finds gone.
 */
@Configuration(proxyBeanMethods = false)
class AuditUpkeep {
  private static final int SECONDS = 60;

  private final HandOutLog handOuts;
  private final SealAudit seal;
  private final PruneAudit prune;
  private final AuditPruning pruning;

  AuditUpkeep(HandOutLog handOuts, SealAudit seal, PruneAudit prune, AuditPruning pruning) {
    this.handOuts = handOuts;
    this.seal = seal;
    this.prune = prune;
    this.pruning = pruning;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  Mono<Integer> writeHandOuts() {
    return handOuts.flush();
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  Mono<Integer> seal() {
    return seal.seal();
  }

  /** At the start and daily: three months ahead, so that a day without it harms nothing. */
  @Scheduled(initialDelay = 0, fixedDelay = 1, timeUnit = TimeUnit.DAYS)
  Mono<Void> makeRoom() {
    return prune.prepare();
  }

  /** Asked often; the store says when it is due, so that no night is left out. */
  @Scheduled(initialDelay = SECONDS, fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
  Mono<Integer> prune() {
    return pruning.run();
  }
}
