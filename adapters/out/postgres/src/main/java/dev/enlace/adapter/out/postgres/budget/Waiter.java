package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.MonoSink;

/**
 * Somebody who waits for a turn.
 *
 * @param allowances the narrowest first, at least one
 * @param deadline when nobody waits any more, as {@link System#nanoTime()} counts
 */
record Waiter(
    Asker asker, List<Allowance> allowances, long deadline, MonoSink<CallBudget.Turn> sink) {
  void give(GivenTurn turn) {
    sink.success(turn);
  }

  void refuse(Duration retryAfter) {
    sink.error(new Failed(new RateLimited(allowances.getFirst().meter().told(), retryAfter)));
  }

  /** Whether it waits for that one. */
  boolean isOf(Asker other) {
    return asker.equals(other);
  }

  boolean isPatientFor(Duration wait, long now) {
    return deadline - now >= wait.toNanos();
  }
}
