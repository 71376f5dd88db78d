package dev.enlace.application.memory;

import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keys of requests in memory; what the work has changed elsewhere is not undone. To be extended by
 * what goes wrong.
 */
public class MemoryIdempotencyKeys implements IdempotencyKeys {
  private final Map<Id, Row> rows = new HashMap<>();
  private final Clock clock;

  /** By that clock. */
  public MemoryIdempotencyKeys(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Mono<Standing> take(Claim claim, Duration lease, Duration lifetime) {
    return Mono.fromSupplier(() -> taken(claim, lease, lifetime));
  }

  @Override
  public Mono<Boolean> renew(Claim claim, Duration lease) {
    return Mono.fromSupplier(() -> renewed(claim, lease));
  }

  @Override
  public <T> Mono<T> conclude(Claim claim, Mono<Conclusion<T>> work) {
    return work.flatMap(done -> ended(claim, done) ? Mono.just(done.result()) : Mono.<T>empty())
        .doOnError(error -> failed(claim));
  }

  @Override
  public Mono<Boolean> begin(Claim claim) {
    return Mono.fromSupplier(() -> marked(claim, true));
  }

  @Override
  public Mono<Boolean> withdraw(Claim claim) {
    return Mono.fromSupplier(() -> marked(claim, false));
  }

  private synchronized boolean marked(Claim claim, boolean begun) {
    Row row = held(claim);
    if (row != null) {
      rows.put(
          id(claim),
          new Row(row.request(), row.lease(), row.leaseUntil(), begun, 0, null, row.expires()));
    }
    return row != null;
  }

  private synchronized void failed(Claim claim) {
    Row row = held(claim);
    if (row != null && !row.begun()) {
      rows.remove(id(claim));
    }
  }

  private synchronized Standing taken(Claim claim, Duration lease, Duration lifetime) {
    Instant now = clock.instant();
    Row row = rows.get(id(claim));
    if (row != null && row.expires().isAfter(now)) {
      if (!Arrays.equals(row.request(), claim.request())) {
        return new Standing.Reused();
      }
      if (row.answer() != null) {
        return new Standing.Answered(row.status(), row.answer());
      }
      if (row.leaseUntil().isAfter(now)) {
        return new Standing.InFlight();
      }
      if (row.begun()) {
        return new Standing.Unknown();
      }
    }
    rows.put(
        id(claim),
        new Row(
            claim.request(), claim.lease(), now.plus(lease), false, 0, null, now.plus(lifetime)));
    return new Standing.Mine();
  }

  private synchronized boolean renewed(Claim claim, Duration lease) {
    Row row = held(claim);
    if (row == null) {
      return false;
    }
    Instant until = clock.instant().plus(lease);
    rows.put(
        id(claim), new Row(row.request(), row.lease(), until, row.begun(), 0, null, row.expires()));
    return true;
  }

  private synchronized boolean ended(Claim claim, Conclusion<?> done) {
    Row row = held(claim);
    if (row == null) {
      return false;
    }
    SealedSecrets answer = done.answer();
    if (answer == null) {
      rows.remove(id(claim));
    } else {
      rows.put(
          id(claim),
          new Row(
              row.request(),
              row.lease(),
              row.leaseUntil(),
              row.begun(),
              done.status(),
              answer,
              row.expires()));
    }
    return true;
  }

  private @Nullable Row held(Claim claim) {
    Row row = rows.get(id(claim));
    return row != null && row.lease().equals(claim.lease()) && row.answer() == null ? row : null;
  }

  private static Id id(Claim claim) {
    return new Id(claim.workspace(), HexFormat.of().formatHex(claim.key()));
  }

  private record Id(WorkspaceId workspace, String key) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Row(
      byte[] request,
      UUID lease,
      Instant leaseUntil,
      boolean begun,
      int status,
      @Nullable SealedSecrets answer,
      Instant expires) {}
}
