package dev.enlace.application.memory;

import dev.enlace.application.port.out.upkeep.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Jobs in memory, by one clock. */
public final class MemoryJobs implements Jobs {
  private static final Row NEW = new Row(null, Instant.MIN, Instant.MIN, Standing.BEGINNING);

  private final Map<String, Row> rows = new HashMap<>();
  private final Clock clock;

  /** No job yet. */
  public MemoryJobs(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Mono<Standing> claim(Lease lease, Duration length) {
    return Mono.defer(() -> Mono.justOrEmpty(taken(lease, length)));
  }

  @Override
  public Mono<Boolean> renew(Lease lease, Duration length) {
    return held(lease, row -> new Row(lease, until(length), row.runAfter(), row.standing()));
  }

  @Override
  public Mono<Boolean> save(Lease lease, Duration length, Standing standing) {
    return held(lease, row -> new Row(lease, until(length), row.runAfter(), standing));
  }

  @Override
  public Mono<Boolean> finish(Lease lease, Duration pause, Standing standing) {
    return held(lease, row -> new Row(null, Instant.MIN, until(pause), standing));
  }

  private synchronized @Nullable Standing taken(Lease lease, Duration length) {
    Row row = rows.getOrDefault(lease.job(), NEW);
    Instant now = clock.instant();
    if (!row.leaseUntil().isBefore(now) || row.runAfter().isAfter(now)) {
      return null;
    }
    rows.put(lease.job(), new Row(lease, until(length), row.runAfter(), row.standing()));
    return row.standing();
  }

  private Mono<Boolean> held(Lease lease, UnaryOperator<Row> change) {
    return Mono.fromSupplier(() -> changed(lease, change));
  }

  private synchronized boolean changed(Lease lease, UnaryOperator<Row> change) {
    Row row = rows.getOrDefault(lease.job(), NEW);
    if (!lease.equals(row.lease())) {
      return false;
    }
    rows.put(lease.job(), change.apply(row));
    return true;
  }

  private Instant until(Duration length) {
    return clock.instant().plus(length);
  }

  private record Row(
      @Nullable Lease lease, Instant leaseUntil, Instant runAfter, Standing standing) {}
}
