package dev.enlace.bootstrap.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.usecase.upkeep.Recurring;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class UpkeepTest {
  private static final Worker HANGS = stop -> Mono.never();

  private final CountDownLatch turns = new CountDownLatch(3);
  private final Recurring counts =
      new Recurring(
          "The sample",
          Duration.ZERO,
          Duration.ofMillis(1),
          () -> Mono.fromRunnable(turns::countDown));

  @Test
  void who_hangs_keeps_no_other_waiting() throws InterruptedException {
    Upkeep upkeep = new Upkeep(new Workers(List.of(HANGS, HANGS, counts::work)), new Deadline());

    upkeep.start();

    assertThat(turns.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(upkeep.isRunning()).isTrue();
    upkeep.stop();
  }

  @Test
  void who_fails_at_once_keeps_no_other_from_its_work() throws InterruptedException {
    Worker fails =
        stop -> {
          throw new IllegalStateException("sample");
        };
    Upkeep upkeep = new Upkeep(new Workers(List.of(fails, counts::work)), new Deadline());

    upkeep.start();

    assertThat(turns.await(5, TimeUnit.SECONDS)).isTrue();
    upkeep.stop();
  }

  @Test
  void ends_when_all_have_ended_that_were_told_to_stop() {
    Workers workers = new Workers(List.of(counts::work, stop -> stop));
    Upkeep upkeep = new Upkeep(workers, new Deadline());
    upkeep.start();

    upkeep.stop();

    workers.ended().block(Duration.ofSeconds(5));
    assertThat(upkeep.isRunning()).isFalse();
  }

  @Test
  void nothing_is_waited_for_longer_than_half_a_minute_in_all() throws InterruptedException {
    AtomicLong now = new AtomicLong(42);
    Deadline deadline = new Deadline(now::get);
    Workers workers = new Workers(List.of(HANGS));
    Upkeep upkeep = new Upkeep(workers, deadline);
    upkeep.start();
    upkeep.stop();
    now.addAndGet(Duration.ofMillis(26_900).toNanos());
    CountDownLatch done = new CountDownLatch(1);

    new OrderlyEnd(workers.ended(), deadline).stop(done::countDown);

    assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(deadline.left(Duration.ZERO)).isEqualTo(Duration.ofMillis(2_100));
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(deadline.left(Duration.ZERO)).isZero();
  }
}
