package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.audit.PruneAudit;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import java.time.Clock;
import java.time.Duration;
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

  /**
   * How many months went; none where it is not due, another replica is at it, or it is told to
   * stop: it may be left wherever it is. Never empty.
   */
  public Mono<Integer> run(Mono<Void> stop) {
    return Mono.defer(() -> {
      JobTurn turn = new JobTurn(jobs, new Lease("audit:prune", ids.next()), LEASE, stop);
      return turn.begin()
          .flatMap(standing -> Mono.firstWithSignal(stop.thenReturn(0), audit.prune()))
          .delayUntil(months -> turn.end(Night.until(clock), months))
          .defaultIfEmpty(0);
    });
  }
}
