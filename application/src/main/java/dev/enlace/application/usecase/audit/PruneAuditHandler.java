package dev.enlace.application.usecase.audit;

import dev.enlace.application.port.in.audit.PruneAudit;
import dev.enlace.application.port.out.audit.AuditMonths;
import dev.enlace.application.port.out.audit.AuditMonths.Ending;
import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * First every workspace's checkpoint, then the months: whatever ends it in between, the chain goes
 * on from a checkpoint or from an event that is still there.
 */
public final class PruneAuditHandler implements PruneAudit {
  private static final Logger LOG = LoggerFactory.getLogger(PruneAuditHandler.class);
  private static final int MONTHS_AHEAD = 3;
  private static final int BATCH = 500;

  private final AuditMonths months;
  private final AuditKeys keys;
  private final AuditRetention retention;
  private final Clock clock;

  /** With those means. */
  public PruneAuditHandler(
      AuditMonths months, AuditKeys keys, AuditRetention retention, Clock clock) {
    this.months = months;
    this.keys = keys;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public Mono<Void> prepare() {
    return Flux.range(0, MONTHS_AHEAD + 1)
        .concatMapDelayError(ahead -> months.prepare(month(clock.instant()).plusMonths(ahead)))
        .then();
  }

  @Override
  public Mono<Integer> prune() {
    return Mono.defer(() -> {
      YearMonth oldest = month(clock.instant().minus(retention.length()));
      return endings(oldest)
          .concatMap(this::keepCheckpoint)
          .then(Mono.defer(() -> months.removeBefore(oldest)));
    });
  }

  private Flux<Ending> endings(YearMonth oldest) {
    return months
        .endings(oldest, null, BATCH)
        .collectList()
        .expand(batch ->
            batch.size() < BATCH
                ? Mono.empty()
                : months.endings(oldest, last(batch), BATCH).collectList())
        .concatMapIterable(batch -> batch);
  }

  private Mono<Void> keepCheckpoint(Ending ending) {
    ChainHead place = ending.place();
    return place == null
        ? Mono.empty()
        : keys.primary(ending.workspace())
            .map(key ->
                SignedPlace.sign(
                    SignedPlace.Use.CHECKPOINT,
                    ending.workspace(),
                    place,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    key))
            .flatMap(months::keep)
            .onErrorResume(IllegalStateException.class, closed -> goOn(ending, closed));
  }

  /** Without its key its chain cannot be proved any more; all others are not to wait for that. */
  private static Mono<Void> goOn(Ending ending, IllegalStateException closed) {
    LOG.error(
        "No checkpoint is kept for {}, whose audit key does not open", ending.workspace(), closed);
    return Mono.empty();
  }

  private static WorkspaceId last(List<Ending> batch) {
    return batch.getLast().workspace();
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atZone(ZoneOffset.UTC));
  }
}
