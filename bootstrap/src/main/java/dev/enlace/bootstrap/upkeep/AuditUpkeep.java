package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.port.in.audit.PruneAudit;
import dev.enlace.application.port.in.audit.SealAudit;
import dev.enlace.application.usecase.token.HandOutLog;
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
  private static final String DAILY = "0 20 3 * * *";

  private final HandOutLog handOuts;
  private final SealAudit seal;
  private final PruneAudit prune;

  AuditUpkeep(HandOutLog handOuts, SealAudit seal, PruneAudit prune) {
    this.handOuts = handOuts;
    this.seal = seal;
    this.prune = prune;
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

  @Scheduled(cron = DAILY)
  Mono<Integer> prune() {
    return prune.prune();
  }
}
