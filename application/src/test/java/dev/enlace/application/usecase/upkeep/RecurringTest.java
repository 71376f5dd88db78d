package dev.enlace.application.usecase.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RecurringTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicInteger turns = new AtomicInteger();
  private final Sinks.Empty<Void> stop = Sinks.empty();

  @Test
  void comes_back_a_pause_after_each_turn_whatever_became_of_it() {
    StepVerifier.withVirtualTime(() -> recurring().work(stop.asMono()))
        .expectSubscription()
        .expectNoEvent(SECOND)
        .then(() -> assertThat(turns).hasValue(1))
        .expectNoEvent(Duration.ofSeconds(14))
        .then(() -> assertThat(turns).hasValue(1))
        .expectNoEvent(SECOND)
        .then(() -> assertThat(turns).as("the second fails").hasValue(2))
        .expectNoEvent(Duration.ofSeconds(10))
        .then(() -> assertThat(turns).hasValue(3))
        .thenCancel()
        .verify();
  }

  @Test
  void ends_when_the_turn_is_done_that_was_under_way_and_begins_no_other() {
    StepVerifier.withVirtualTime(() -> recurring().work(stop.asMono()))
        .expectSubscription()
        .expectNoEvent(Duration.ofSeconds(3))
        .then(() -> stop.tryEmitEmpty().orThrow())
        .expectNoEvent(Duration.ofSeconds(2))
        .thenAwait(SECOND)
        .verifyComplete();

    assertThat(turns).hasValue(1);
  }

  @Test
  void ends_at_once_between_two_turns() {
    StepVerifier.withVirtualTime(() -> recurring().work(stop.asMono()))
        .expectSubscription()
        .then(() -> stop.tryEmitEmpty().orThrow())
        .verifyComplete();

    assertThat(turns).hasValue(0);
  }

  /** A turn takes five seconds. */
  private Recurring recurring() {
    return new Recurring(
        "The sample",
        SECOND,
        Duration.ofSeconds(10),
        () ->
            turns.incrementAndGet() == 2
                ? Mono.error(new IllegalStateException("sample"))
                : Mono.delay(Duration.ofSeconds(5)));
  }
}
