package dev.enlace.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bench.program.Program;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final Duration COST = Duration.ofMillis(1);

  private final Program program = Scripted.nothing();
  private final List<Case> cases =
      List.of(Scripted.named("a", program), Scripted.named("b", program));

  @Test
  void a_program_is_loaded_for_as_long_as_is_said_whatever_its_cases() throws InterruptedException {
    Scripted loader = new Scripted(_ -> Scripted.sample(0, COST));
    assertThat(new WarmUp(loader, TURN, Duration.ofSeconds(60)).run(cases)).isEmpty();
    assertThat(loader.asked).hasSizeBetween(12, 14);
  }

  @Test
  void whose_cost_never_settles_is_named_in_the_end() throws InterruptedException {
    AtomicInteger loads = new AtomicInteger();
    Scripted loader =
        new Scripted(_ -> Scripted.sample(0, COST.multipliedBy(1 + loads.incrementAndGet() % 2)));
    assertThat(new WarmUp(loader, TURN, Duration.ofSeconds(5)).run(cases.subList(0, 1)))
        .containsExactly(cases.getFirst());
    assertThat(loader.asked).hasSize(2);
  }
}
