package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@link CallBudget} promises. Times are measured one way only: never sooner than allowed. */
public abstract class CallBudgetContract {
  private static final ConnectionId ONE = new ConnectionId(new UUID(1, 1));
  private static final ConnectionId OTHER = new ConnectionId(new UUID(1, 2));
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final String subject = UUID.randomUUID().toString();

  /** A budget on the store under test, as another replica would have it. */
  protected abstract CallBudget budget(Duration patience, Duration lease);

  @Test
  void gives_turns_at_once_where_nothing_limits_them() {
    answer(budget(SOON, LONG).turn(ONE, List.of()));
  }

  @Test
  void gives_a_turn_again_one_period_after_the_answer_and_not_after_the_question() {
    CallBudget budget = budget(SOON, LONG);
    Turn first = answer(budget.turn(ONE, meters(1)));
    answer(Mono.delay(PERIOD.multipliedBy(2)));
    long answered = System.nanoTime();
    first.done(null);

    answer(budget.turn(ONE, meters(1)));

    assertThat(System.nanoTime() - answered).isGreaterThanOrEqualTo(PERIOD.toNanos());
  }

  @Test
  void never_gives_more_turns_in_a_period_than_the_limit_allows() {
    CallBudget budget = budget(SOON, LONG);
    List<Long> begun = Collections.synchronizedList(new ArrayList<>());
    Flux.range(0, 12)
        .flatMap(
            n ->
                budget.within(
                    new ConnectionId(new UUID(2, n % 3)),
                    meters(3),
                    turn -> Mono.fromRunnable(() -> begun.add(System.nanoTime()))),
            12)
        .blockLast(LONG);

    assertThat(begun).hasSize(12);
    for (int n = 3; n < begun.size(); n++) {
      assertThat(begun.get(n) - begun.get(n - 3)).isGreaterThanOrEqualTo(PERIOD.toNanos());
    }
  }

  @Test
  void lets_connections_take_turns_however_much_one_of_them_asks() {
    CallBudget budget = budget(LONG, LONG);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Turn first = answer(budget.turn(ONE, meters(1)));
    Flux<String> greedy = Flux.range(0, 6).flatMap(n -> called(budget, ONE, "greedy", order), 6);
    Mono<Void> all =
        greedy
            .then()
            .and(Mono.delay(Duration.ofMillis(50)).then(called(budget, OTHER, "modest", order)));
    Disposable running = all.subscribe();
    answer(Mono.delay(Duration.ofMillis(150)));
    first.done(null);
    answer(Flux.interval(Duration.ofMillis(20)).filter(tick -> order.size() == 7).next());

    assertThat(order.indexOf("modest")).isLessThanOrEqualTo(1);
    running.dispose();
  }

  @Test
  void gives_two_busy_connections_a_turn_each_in_turn() {
    CallBudget budget = budget(LONG, LONG);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Turn first = answer(budget.turn(ONE, meters(1)));
    Flux<String> one = Flux.range(0, 5).flatMap(n -> called(budget, ONE, "one", order), 5);
    Flux<String> other = Flux.range(0, 5).flatMap(n -> called(budget, OTHER, "other", order), 5);
    Disposable running = Flux.merge(one, other).subscribe();
    answer(Mono.delay(Duration.ofMillis(100)));
    first.done(null);
    answer(Flux.interval(Duration.ofMillis(20)).filter(tick -> order.size() == 10).next());

    for (int n = 1; n < order.size(); n++) {
      assertThat(order.get(n)).as(order.toString()).isNotEqualTo(order.get(n - 1));
    }
    running.dispose();
  }

  @Test
  void refuses_after_so_long_and_says_when_to_ask_again() {
    CallBudget budget = budget(Duration.ofMillis(300), LONG);
    answer(budget.turn(ONE, meters(1)));

    assertThat(failure(budget.turn(OTHER, meters(1))))
        .isInstanceOfSatisfying(
            RateLimited.class,
            refused -> {
              assertThat(refused.retryAfter()).isPositive();
              assertThat(refused.limit().policy()).isEqualTo("sample-base");
              assertThat(refused.toString()).doesNotContain(subject);
            });
  }

  @Test
  void takes_nothing_for_those_who_gave_up_waiting() {
    CallBudget budget = budget(SOON, LONG);
    Turn first = answer(budget.turn(ONE, meters(1)));
    for (int n = 0; n < 5; n++) {
      budget.turn(OTHER, meters(1)).subscribe().dispose();
    }
    Disposable later = budget.turn(OTHER, meters(1)).subscribe();
    answer(Mono.delay(Duration.ofMillis(100)));
    later.dispose();
    first.done(null);

    answer(budget.turn(ONE, meters(1)));
  }

  @Test
  void gives_nobody_a_turn_while_a_penalty_lasts_and_says_so_at_once() {
    CallBudget budget = budget(SOON, LONG);
    answer(budget.turn(ONE, meters(5))).done(LONG);

    long asked = System.nanoTime();
    assertThat(failure(settled(budget)))
        .isInstanceOfSatisfying(
            RateLimited.class,
            refused -> assertThat(refused.retryAfter()).isBetween(LONG.minusSeconds(4), LONG));
    assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(4));
  }

  @Test
  void gives_turns_again_when_a_penalty_is_over() {
    CallBudget budget = budget(SOON, LONG);
    long refused = System.nanoTime();
    answer(budget.turn(ONE, meters(5))).done(PERIOD.multipliedBy(3));

    answer(settled(budget));

    assertThat(System.nanoTime() - refused).isGreaterThanOrEqualTo(PERIOD.toNanos() * 3);
  }

  @Test
  void takes_nothing_of_one_limit_where_another_is_used_up() {
    CallBudget budget = budget(Duration.ofMillis(500), LONG);
    Meter narrow = meter("base", "b", 1);
    Meter wide = meter("token", "t", 1);
    answer(budget.turn(ONE, List.of(wide)));

    assertThat(failure(budget.turn(ONE, List.of(narrow, wide)))).isInstanceOf(RateLimited.class);

    answer(budget.turn(ONE, List.of(narrow)));
  }

  @Test
  void gives_the_place_of_one_who_died_to_another() {
    CallBudget budget = budget(SOON, Duration.ofMillis(400));
    answer(budget.turn(ONE, meters(1)));

    answer(budget.turn(OTHER, meters(1)));
  }

  @Test
  void listens_to_the_first_word_only() {
    CallBudget budget = budget(SOON, LONG);
    Turn turn = answer(budget.turn(ONE, meters(1)));
    turn.done(null);
    turn.done(LONG);

    answer(budget.turn(ONE, meters(1)));
  }

  /** What is said of a turn is perhaps written a moment later. */
  private Mono<Turn> settled(CallBudget budget) {
    return Mono.delay(Duration.ofMillis(200)).then(budget.turn(OTHER, meters(5)));
  }

  private Mono<String> called(
      CallBudget budget, ConnectionId asker, String name, List<String> order) {
    return budget.within(
        asker,
        meters(1),
        turn ->
            Mono.fromSupplier(() -> {
              order.add(name);
              return name;
            }));
  }

  /** One limit of so many in a {@link #PERIOD}. */
  protected final List<Meter> meters(int requests) {
    return List.of(meter("base", "one", requests));
  }

  private Meter meter(String scope, String of, int requests) {
    return new Meter(
        new ProviderId("sample"), subject + of, new Api.RateLimit(scope, requests, PERIOD, null));
  }
}
