package dev.enlace.application.usecase.acting;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.memory.NotedCalls;
import dev.enlace.application.passing.SenderGone;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class BudgetOfInsidersTest {
  private static final Asker ONE = new Asker("own", "one", "ann");
  private static final Asker COLLEAGUE = new Asker("own", "other", "ben");
  private static final Asker NEWCOMER = new Asker("own", "new", "eve");
  private static final Meter BASE = meter("base", "appOfSomebodyElse");
  private static final Meter OTHER_BASE = meter("base", "appOfTheirOwn0001");
  private static final Meter TOKEN = meter("token", "ann");
  private static final List<Meter> METERS = List.of(BASE, TOKEN);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final NotedCalls noted = new NotedCalls();
  private final BudgetOfInsiders budget = new BudgetOfInsiders(noted, clock);
  private int rotated;

  @Test
  void leaves_little_of_a_base_to_whoever_is_turned_away_there() {
    turnedAway(BudgetOfInsiders.REFUSALS);

    assertThat(meters(ONE)).hasSize(3).endsWith(BASE, TOKEN);
    assertThat(meters(ONE).getFirst().limit().per()).isEqualTo(Duration.ofSeconds(2));
    assertThat(meters(COLLEAGUE)).isEqualTo(METERS);
    call(ONE, List.of(OTHER_BASE, TOKEN), Ending.OTHER);
    assertThat(noted.noted().getLast().meters()).containsExactly(OTHER_BASE, TOKEN);
  }

  @Test
  void leaves_all_to_those_who_look_for_what_is_not_there_now_and_then() {
    turnedAway(BudgetOfInsiders.REFUSALS - 1);
    assertThat(meters(ONE)).isEqualTo(METERS);

    call(ONE, METERS, Ending.LET_IN);
    clock.advance(BudgetOfInsiders.LET_IN.minusSeconds(1));
    turnedAway(100);
    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  @Test
  void forgets_that_somebody_was_let_in() {
    call(ONE, METERS, Ending.LET_IN);
    clock.advance(BudgetOfInsiders.LET_IN);
    turnedAway(BudgetOfInsiders.REFUSALS);

    assertThat(meters(ONE)).hasSize(3);
  }

  @Test
  void leaves_all_again_to_whoever_is_let_in_at_last() {
    turnedAway(BudgetOfInsiders.REFUSALS);
    call(ONE, METERS, Ending.LET_IN);

    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  @Test
  void tries_anew_a_minute_later() {
    turnedAway(BudgetOfInsiders.REFUSALS);
    clock.advance(BudgetOfInsiders.TURNED_AWAY.minusSeconds(1));
    assertThat(meters(ONE)).hasSize(3);
    clock.advance(Duration.ofSeconds(1));

    assertThat(meters(ONE)).isEqualTo(METERS);
    turnedAway(1);
    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 422, 429, 500})
  void takes_nothing_else_for_being_turned_away(int status) {
    for (int n = 0; n < 10; n++) {
      call(ONE, METERS, Ending.of(status, null));
    }

    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  @Test
  void takes_hanging_up_before_the_answer_for_being_turned_away() {
    hungUp(BudgetOfInsiders.REFUSALS - 1);
    assertThat(meters(ONE)).isEqualTo(METERS);
    hungUp(1);

    assertThat(meters(ONE)).hasSize(3);
  }

  @Test
  void takes_hanging_up_in_the_middle_of_a_body_for_the_same() {
    for (int n = 0; n < BudgetOfInsiders.REFUSALS; n++) {
      budget.within(ONE, METERS, turn -> Mono.error(new SenderGone())).onErrorComplete().block();
    }

    assertThat(meters(ONE)).hasSize(3);
  }

  @Test
  void lets_those_hang_up_who_were_let_in() {
    call(ONE, METERS, Ending.LET_IN);
    hungUp(100);

    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  @Test
  void holds_it_against_nobody_that_no_answer_came() {
    for (int n = 0; n < 10; n++) {
      budget
          .within(ONE, METERS, turn -> Mono.error(new TimeoutException()))
          .onErrorComplete()
          .block();
      budget.within(ONE, METERS, turn -> Mono.empty()).block();
    }

    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  @Test
  void listens_to_the_first_word_only() {
    for (int n = 0; n < 10; n++) {
      Turn turn = answer(budget.turn(ONE, METERS));
      turn.done(Ending.OTHER);
      turn.done(Ending.TURNED_AWAY);
    }

    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  @Test
  void takes_no_account_for_another_of_the_same_connection() {
    turnedAway(BudgetOfInsiders.REFUSALS);

    assertThat(meters(new Asker("own", "one", "zoe"))).isEqualTo(METERS);
  }

  @Test
  void leaves_little_to_newcomers_of_a_workspace_that_sends_one_connection_after_the_other() {
    call(COLLEAGUE, METERS, Ending.LET_IN);
    clock.advance(Duration.ofMinutes(1));
    rotating(5);
    assertThat(meters(NEWCOMER)).isEqualTo(METERS);
    rotating(1);

    assertThat(meters(NEWCOMER)).hasSize(3);
    assertThat(meters(COLLEAGUE)).isEqualTo(METERS);
    assertThat(meters(new Asker("elsewhere", "new", "eve"))).isEqualTo(METERS);
  }

  @Test
  void leaves_all_to_newcomers_however_often_a_single_connection_is_turned_away() {
    turnedAway(100);

    assertThat(meters(NEWCOMER)).isEqualTo(METERS);
  }

  @Test
  void leaves_all_to_newcomers_where_one_of_them_is_let_in() {
    rotating(6);
    call(NEWCOMER, METERS, Ending.LET_IN);

    assertThat(meters(COLLEAGUE)).isEqualTo(METERS);
  }

  @Test
  void remembers_a_workspace_for_as_long_as_its_connections_are_turned_away() {
    rotating(6);
    clock.advance(BudgetOfInsiders.TURNED_AWAY.minusSeconds(1));
    turnedAway(1);
    clock.advance(BudgetOfInsiders.TURNED_AWAY.minusSeconds(1));
    assertThat(meters(NEWCOMER)).hasSize(3);
    clock.advance(Duration.ofSeconds(1));

    assertThat(meters(NEWCOMER)).isEqualTo(METERS);
  }

  @Test
  void leaves_to_everybody_what_no_caller_names() {
    for (int n = 0; n < 10; n++) {
      call(ONE, List.of(TOKEN), Ending.TURNED_AWAY);
    }
    call(ONE, List.of(TOKEN), Ending.OTHER);
    call(ONE, List.of(), Ending.OTHER);

    assertThat(noted.noted().get(10).meters()).containsExactly(TOKEN);
    assertThat(noted.noted().get(11).meters()).isEmpty();
  }

  @Test
  void remembers_so_many_and_no_more() {
    turnedAway(BudgetOfInsiders.REFUSALS);
    for (int n = 0; n < 10_000; n++) {
      call(ONE, List.of(meter("base", "appInvented" + n)), Ending.TURNED_AWAY);
    }

    assertThat(meters(ONE)).isEqualTo(METERS);
  }

  private void turnedAway(int times) {
    for (int n = 0; n < times; n++) {
      call(ONE, METERS, Ending.TURNED_AWAY);
    }
  }

  private void hungUp(int times) {
    for (int n = 0; n < times; n++) {
      budget.within(ONE, METERS, turn -> Mono.never()).subscribe().dispose();
    }
  }

  /** So many connections, each as often as none of them is noticed for. */
  private void rotating(int connections) {
    for (int n = 0; n < connections; n++) {
      Asker asker = new Asker("own", "c" + rotated++, "mallory");
      for (int m = 0; m < BudgetOfInsiders.REFUSALS; m++) {
        call(asker, METERS, Ending.TURNED_AWAY);
      }
    }
  }

  /** Of a call that tells nothing. */
  private List<Meter> meters(Asker asker) {
    call(asker, METERS, Ending.OTHER);
    return noted.noted().getLast().meters();
  }

  private void call(Asker asker, List<Meter> meters, Ending ending) {
    answer(budget.turn(asker, meters)).done(ending);
  }

  private static Meter meter(String scope, String subject) {
    return new Meter(
        new ProviderId("sample"),
        subject,
        new Api.RateLimit(scope, 5, Duration.ofSeconds(1), Duration.ofSeconds(30)));
  }
}
