package dev.enlace.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final Duration COST = Duration.ofMillis(1);

  private final List<Case> cases =
      List.of(
          Scripted.named("a", Scripted.nothing()),
          Scripted.named("b", Scripted.nothing()),
          Scripted.named("c", Scripted.nothing()));

  @Test
  void each_round_begins_with_the_next_case() throws InterruptedException {
    Scripted loader = new Scripted(_ -> Scripted.sample(0, COST));
    Rounds.Outcome outcome = new Rounds(loader, TURN).run(cases, 3);
    assertThat(loader.asked).containsExactly("a", "b", "c", "b", "c", "a", "c", "a", "b");
    assertThat(outcome.good()).hasSize(3);
    assertThat(outcome.thrownAway()).isEmpty();
  }

  @Test
  void a_round_with_a_refusal_is_thrown_away_said_and_run_again() throws InterruptedException {
    AtomicInteger loads = new AtomicInteger();
    Scripted loader =
        new Scripted(_ -> Scripted.sample(loads.getAndIncrement() == 1 ? 7 : 0, COST));
    Rounds.Outcome outcome = new Rounds(loader, TURN).run(cases, 2);
    assertThat(outcome.good()).hasSize(2);
    assertThat(outcome.thrownAway())
        .containsExactly("round 1: b got 7 answers other than 2xx and 0 broken of 100");
    assertThat(loader.asked).hasSize(9);
  }

  @Test
  void what_never_goes_well_ends_all_the_same() throws InterruptedException {
    Scripted loader = new Scripted(_ -> Scripted.sample(1, COST));
    Rounds.Outcome outcome = new Rounds(loader, TURN).run(cases, 2);
    assertThat(outcome.good()).isEmpty();
    assertThat(loader.asked).hasSize(4 * cases.size());
  }
}
