package dev.enlace.bootstrap.upkeep;

import dev.enlace.application.port.in.audit.PruneAudit;
import dev.enlace.application.port.in.audit.SealAudit;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.application.usecase.upkeep.AuditPruning;
import dev.enlace.application.usecase.upkeep.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps the audit trail on every replica: the store says which of them seals a workspace, and what
 * one has removed another finds gone.
 */
@Configuration(proxyBeanMethods = false)
class AuditUpkeep {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Bean
  Worker handOutWriter(HandOutLog handOuts) {
    return new Recurring("The log of hand-outs", SECOND, SECOND, handOuts::flush)::work;
  }

  @Bean
  Worker auditSealer(SealAudit audit) {
    return new Recurring("The sealing of the audit trail", SECOND, SECOND, audit::seal)::work;
  }

  /** At the start and daily: three months ahead, so that a day without it harms nothing. */
  @Bean
  Worker auditRoom(PruneAudit audit) {
    return new Recurring("The room of the audit trail", Duration.ZERO, DAY, audit::prepare)::work;
  }

  /** Asked often; the store says when it is due, so that no night is left out. */
  @Bean
  Worker auditPruner(AuditPruning pruning) {
    return stop ->
        new Recurring("The pruning of the audit trail", MINUTE, MINUTE, () -> pruning.run(stop))
            .work(stop);
  }
}
