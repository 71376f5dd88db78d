package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.audit.PruneAudit;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.application.port.out.upkeep.Jobs.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Lets the audit trail forget old months once a night, or as soon after that as any replica runs;
 * where it fails, again when the lease has run out. Two that do it at once harm nothing.
 */
public final class AuditPruning {
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final PruneAudit audit;
  private final Jobs jobs;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** With those means. */
  public AuditPruning(PruneAudit audit, Jobs jobs, TimeOrderedIds ids, Clock clock) {
    this.audit = audit;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /** How many months went; none where it is not due, or another replica is at it. Never empty. */
  public Mono<Integer> run() {
    return Mono.defer(() -> {
      Lease lease = new Lease("audit:prune", ids.next());
      return jobs.claim(lease, LEASE)
          .flatMap(standing -> audit.prune())
          .delayUntil(months -> jobs.finish(lease, Night.until(clock), done(months)))
          .defaultIfEmpty(0);
    });
  }

  private static Standing done(int months) {
    return new Standing(Map.of(), Map.of("removed", (long) months));
  }
}
