package dev.enlace.application.usecase.upkeep;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.MemoryJobs;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.memory.crypto.CountingEntropy;
import dev.enlace.application.port.in.audit.PruneAudit;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AuditPruningTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final MemoryJobs jobs = new MemoryJobs(clock);
  private final AtomicInteger times = new AtomicInteger();
  private Mono<Integer> result = Mono.just(2);

  @Test
  void is_done_as_soon_as_a_replica_runs_and_again_after_three_in_the_morning() {
    assertThat(answer(replica().run(Mono.never()))).isEqualTo(2);
    clock.advance(Duration.ofHours(16));
    assertThat(answer(replica().run(Mono.never()))).isZero();
    assertThat(times).hasValue(1);

    clock.advance(Duration.ofHours(1).plusSeconds(1));
    answer(replica().run(Mono.never()));
    assertThat(times).hasValue(2);
  }

  @Test
  void is_made_up_for_after_nights_in_which_no_replica_ran() {
    answer(replica().run(Mono.never()));
    clock.advance(Duration.ofDays(9));

    answer(replica().run(Mono.never()));
    answer(replica().run(Mono.never()));

    assertThat(times).hasValue(2);
  }

  @Test
  void is_tried_again_before_the_next_night_where_it_failed() {
    result = Mono.error(new IllegalStateException("sample"));
    assertThatIllegalStateException().isThrownBy(() -> answer(replica().run(Mono.never())));
    result = Mono.just(1);
    assertThat(answer(replica().run(Mono.never()))).as("not at once").isZero();
    clock.advance(Duration.ofMinutes(31));

    assertThat(answer(replica().run(Mono.never()))).isEqualTo(1);
  }

  @Test
  void is_left_where_it_is_and_to_others_at_once_when_it_is_told_to_stop() {
    result = Mono.never();
    Sinks.Empty<Void> stop = Sinks.empty();
    CompletableFuture<@Nullable Integer> run = replica().run(stop.asMono()).toFuture();

    stop.tryEmitEmpty().orThrow();

    assertThat(run).isCompletedWithValue(0);
    assertThat(answer(replica().run(stop.asMono()))).as("begins no more").isZero();
    result = Mono.just(1);
    assertThat(answer(replica().run(Mono.never()))).isEqualTo(1);
  }

  private AuditPruning replica() {
    return new AuditPruning(
        new PruneAudit() {
          @Override
          public Mono<Void> prepare() {
            return Mono.empty();
          }

          @Override
          public Mono<Integer> prune() {
            times.incrementAndGet();
            return result;
          }
        },
        jobs,
        new TimeOrderedIds(clock, new CountingEntropy()),
        clock);
  }
}
