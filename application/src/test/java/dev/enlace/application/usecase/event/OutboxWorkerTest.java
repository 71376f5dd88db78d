package dev.enlace.application.usecase.event;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class OutboxWorkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Told told = new Told();
  private final Sinks.Empty<Void> stop = Sinks.empty();
  private final Sinks.Empty<Void> stopped = Sinks.empty();

  @BeforeEach
  void works() {
    told.events
        .worker
        .work(stop.asMono())
        .doFinally(end -> stopped.tryEmitEmpty().isSuccess())
        .subscribe();
  }

  @AfterEach
  void stops() {
    stop.tryEmitEmpty().isSuccess();
    stopped.asMono().block(PATIENCE);
  }

  @Test
  void tells_what_is_written_here_and_finds_what_was_left_by_others() {
    told.webhook("all");
    told.changed(1);
    awaitTold("all", 2);

    told.ports.receivers.answers("all", Mono.error(new IllegalStateException("fails once")));
    told.changed(0);
    awaitTold("all", 3);

    assertThat(
            await(
                () -> {
                  told.ports.clock.advance(Duration.ofMillis(1));
                  return told.ports.receivers.told("all");
                },
                4))
        .containsExactly("created 1", "shared 2", "created 1", "created 1");
  }

  @Test
  void keeps_nobody_waiting_for_the_slow() {
    told.webhook("slow");
    for (int i = 0; i < 100; i++) {
      told.ports.receivers.answers("slow", Mono.never());
    }
    for (int i = 0; i < 20; i++) {
      told.changed(1);
    }
    awaitTold("slow", 8);
    told.webhook("quick");
    for (int i = 0; i < 20; i++) {
      told.changed(1);
    }

    awaitTold("quick", 40);
    assertThat(told.ports.receivers.told("slow")).hasSize(8);
    stopped.tryEmitEmpty().isSuccess();
  }

  @Test
  void ends_when_what_is_under_way_is_done() {
    Sinks.One<Outcome> late = Sinks.one();
    told.webhook("all");
    told.ports.receivers.answers("all", late.asMono());
    told.changed(2);
    awaitTold("all", 1);

    stop.tryEmitEmpty().isSuccess();
    assertThat(
            stopped
                .asMono()
                .thenReturn(true)
                .timeout(Duration.ofMillis(200), Mono.just(false))
                .block())
        .isFalse();
    late.tryEmitValue(new Outcome.Accepted(200)).isSuccess();

    assertThat(stopped.asMono().thenReturn(true).block(PATIENCE)).isTrue();
    assertThat(told.ports.receivers.told("all")).containsExactly("created 1");
    assertThat(answer(told.ports.streams.due().collectList())).hasSize(1);
  }

  private List<String> awaitTold(String description, int count) {
    return await(() -> told.ports.receivers.told(description), count);
  }

  private static List<String> await(Supplier<List<String>> list, int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (list.get().size() < count) {
      assertThat(System.nanoTime()).as(() -> list.get().toString()).isLessThan(end);
      Thread.onSpinWait();
    }
    return list.get();
  }
}
