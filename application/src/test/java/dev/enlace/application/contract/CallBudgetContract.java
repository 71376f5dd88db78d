package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.usecase.acting.BudgetOfInsiders;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@link CallBudget} promises. Times are measured one way only: never sooner than allowed. */
public abstract class CallBudgetContract {
  private static final Asker ONE = asker("own", 1);
  private static final Asker OTHER = asker("own", 2);
  private static final Asker ELSEWHERE = asker("elsewhere", 3);
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofSeconds(5);

  /** To be refused after, and long enough for a turn that there is. */
  protected static final Duration FEW_SECONDS = Duration.ofSeconds(3);

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
    first.done(Ending.OTHER);

    answer(budget.turn(ONE, meters(1)));

    assertThat(System.nanoTime() - answered).isGreaterThanOrEqualTo(PERIOD.toNanos());
  }

  @Test
  void never_gives_more_turns_in_a_period_than_the_limit_allows() {
    CallBudget budget = budget(LONG, LONG);
    List<Long> begun = Collections.synchronizedList(new ArrayList<>());
    Flux.range(0, 12)
        .flatMap(
            n ->
                budget.within(
                    asker("own", n % 3),
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
    Disposable running = Flux.merge(greedy, called(budget, OTHER, "modest", order)).subscribe();
    answer(Mono.delay(Duration.ofMillis(100)));
    first.done(Ending.OTHER);
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
    first.done(Ending.OTHER);
    answer(Flux.interval(Duration.ofMillis(20)).filter(tick -> order.size() == 10).next());

    for (int n = 1; n < order.size(); n++) {
      assertThat(order.get(n)).as(order.toString()).isNotEqualTo(order.get(n - 1));
    }
    running.dispose();
  }

  @Test
  void refuses_after_so_long_and_says_when_to_ask_again() {
    CallBudget budget = budget(FEW_SECONDS, LONG);
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
    first.done(Ending.OTHER);

    answer(budget.turn(ONE, meters(1)));
  }

  @Test
  void gives_workspaces_a_turn_each_in_turn_however_many_connections_one_of_them_has() {
    CallBudget budget = budget(LONG, LONG);
    Duration period = Duration.ofMillis(20);
    List<Meter> one = List.of(meter("base", "one", 1, period, null));
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Turn first = answer(budget.turn(ONE, one));
    Flux<String> many =
        Flux.range(0, 60)
            .flatMap(n -> called(budget, asker("own", n), one, "one of many", order), 60);
    Flux<String> lone =
        Flux.range(0, 6).flatMap(n -> called(budget, ELSEWHERE, one, "lone", order), 6);
    Disposable running = Flux.merge(66, many, lone).subscribe();
    answer(Mono.delay(Duration.ofMillis(100)));
    first.done(Ending.OTHER);
    answer(Flux.interval(Duration.ofMillis(20)).filter(tick -> order.size() >= 12).next());
    running.dispose();

    assertThat(order.subList(0, 12).stream().filter("lone"::equals)).hasSize(6);
    for (int n = 1; n < 12; n++) {
      assertThat(order.get(n)).as(order.toString()).isNotEqualTo(order.get(n - 1));
    }
  }

  @Test
  void lets_no_more_of_a_workspace_wait_than_could_have_their_turns() {
    CallBudget budget = budget(PERIOD.multipliedBy(100), LONG);
    answer(budget.turn(ONE, meters(1)));
    Queue<Throwable> refused = new ConcurrentLinkedQueue<>();
    Queue<Throwable> others = new ConcurrentLinkedQueue<>();

    Disposable.Composite waiting = Disposables.composite();
    for (int n = 0; n < 120; n++) {
      waiting.add(budget.turn(asker("own", n), meters(1)).subscribe(_ -> {}, refused::add));
    }
    waiting.add(budget.turn(ELSEWHERE, meters(1)).subscribe(_ -> {}, others::add));
    answer(Mono.delay(PERIOD));

    assertThat(refused).hasSize(20);
    assertThat(others).isEmpty();
    waiting.dispose();
  }

  @Test
  void refuses_the_last_of_a_connection_that_asks_a_lot_for_one_that_does_not() {
    CallBudget budget = budget(PERIOD.multipliedBy(100), LONG);
    answer(budget.turn(ONE, meters(1)));
    Queue<Throwable> greedy = new ConcurrentLinkedQueue<>();
    Queue<Throwable> modest = new ConcurrentLinkedQueue<>();

    Disposable.Composite waiting = Disposables.composite();
    for (int n = 0; n < 100; n++) {
      waiting.add(budget.turn(ONE, meters(1)).subscribe(_ -> {}, greedy::add));
    }
    answer(Mono.delay(Duration.ofMillis(50)));
    assertThat(greedy).isEmpty();
    waiting.add(budget.turn(OTHER, meters(1)).subscribe(_ -> {}, modest::add));
    answer(Mono.delay(PERIOD));

    assertThat(greedy).hasSize(1);
    assertThat(modest).isEmpty();
    waiting.dispose();
  }

  @Test
  void gives_nobody_of_a_workspace_a_turn_while_a_penalty_lasts_and_says_so_at_once() {
    CallBudget budget = budget(LONG, LONG);
    Duration penalty = Duration.ofMinutes(1);
    List<Meter> meters = penalised(penalty);
    answer(budget.turn(ONE, meters)).done(Ending.tooOften(null));

    long asked = System.nanoTime();
    assertThat(failure(settled(budget, OTHER, meters)))
        .isInstanceOfSatisfying(
            RateLimited.class,
            refused ->
                assertThat(refused.retryAfter()).isBetween(penalty.minusSeconds(20), penalty));
    assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(15));
  }

  @Test
  void keeps_a_workspace_away_from_a_base_where_it_was_told_so_while_it_was_turned_away() {
    CallBudget budget = new BudgetOfInsiders(budget(SOON, LONG), Clock.systemUTC());
    List<Meter> meters = penalised(LONG);
    for (int n = 0; n < 5; n++) {
      answer(budget.turn(ONE, meters)).done(Ending.TURNED_AWAY);
    }
    answer(budget.turn(ONE, meters)).done(Ending.tooOften(null));

    assertThat(failure(settled(budget, OTHER, meters))).isInstanceOf(RateLimited.class);
    answer(budget.turn(ELSEWHERE, meters));
  }

  @Test
  void gives_turns_again_when_a_penalty_is_over() {
    CallBudget budget = budget(SOON, LONG);
    List<Meter> meters = penalised(PERIOD.multipliedBy(3));
    long refused = System.nanoTime();
    answer(budget.turn(ONE, meters)).done(Ending.tooOften(null));

    answer(settled(budget, ONE, meters));

    assertThat(System.nanoTime() - refused).isGreaterThanOrEqualTo(PERIOD.toNanos() * 3);
  }

  @Test
  void keeps_an_account_away_as_long_as_the_provider_says_and_nobody_else() {
    CallBudget budget = budget(SOON, LONG);
    List<Meter> meters = penalised(PERIOD.multipliedBy(3));
    long told = System.nanoTime();
    answer(budget.turn(ONE, meters)).done(Ending.tooOften(Duration.ofMinutes(10)));

    assertThat(failure(settled(budget, ONE, meters)))
        .isInstanceOfSatisfying(
            RateLimited.class,
            refused ->
                assertThat(refused.retryAfter())
                    .isBetween(Duration.ofSeconds(590), Duration.ofMinutes(10)));
    answer(budget.turn(ELSEWHERE, meters));
    answer(budget.turn(OTHER, meters));
    assertThat(System.nanoTime() - told)
        .as("of the same workspace")
        .isGreaterThanOrEqualTo(PERIOD.toNanos() * 3);
  }

  @Test
  void keeps_no_account_away_for_more_than_an_hour() {
    CallBudget budget = budget(SOON, LONG);
    answer(budget.turn(ONE, meters(5))).done(Ending.tooOften(Duration.ofSeconds(999_999_999)));

    assertThat(failure(settled(budget, ONE, meters(5))))
        .isInstanceOfSatisfying(
            RateLimited.class,
            refused ->
                assertThat(refused.retryAfter())
                    .isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
  }

  @Test
  void keeps_everybody_away_for_the_documented_time_where_two_workspaces_were_told_so() {
    CallBudget budget = budget(SOON, LONG);
    List<Meter> meters = penalised(PERIOD.multipliedBy(4));
    Turn one = answer(budget.turn(ONE, meters));
    Turn other = answer(budget.turn(ELSEWHERE, meters));
    one.done(Ending.tooOften(null));
    answer(Mono.delay(PERIOD));
    long told = System.nanoTime();
    other.done(Ending.tooOften(Duration.ofMinutes(10)));

    answer(settled(budget, asker("third", 4), meters));

    assertThat(System.nanoTime() - told).isGreaterThanOrEqualTo(PERIOD.toNanos() * 4);
  }

  @Test
  void takes_nothing_of_one_limit_where_another_is_used_up() {
    CallBudget budget = budget(FEW_SECONDS, LONG);
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
    turn.done(Ending.OTHER);
    turn.done(Ending.tooOften(LONG));

    answer(budget.turn(ONE, meters(1)));
  }

  /** What is said of a turn is perhaps written a moment later. */
  private static Mono<Turn> settled(CallBudget budget, Asker asker, List<Meter> meters) {
    return Mono.delay(Duration.ofMillis(400)).then(budget.turn(asker, meters));
  }

  private Mono<String> called(CallBudget budget, Asker asker, String name, List<String> order) {
    return called(budget, asker, meters(1), name, order);
  }

  private static Mono<String> called(
      CallBudget budget, Asker asker, List<Meter> meters, String name, List<String> order) {
    return budget.within(
        asker,
        meters,
        turn ->
            Mono.fromSupplier(() -> {
              order.add(name);
              return name;
            }));
  }

  /** That connection, with an account of its own. */
  protected static Asker asker(String workspace, int connection) {
    return new Asker(workspace, "connection " + connection, "account " + connection);
  }

  /** One limit of so many in a {@link #PERIOD}. */
  protected final List<Meter> meters(int requests) {
    return List.of(meter("base", "one", requests));
  }

  /** One limit that is hardly used up, whose provider documents that penalty. */
  private List<Meter> penalised(Duration penalty) {
    return List.of(meter("base", "one", 5, PERIOD, penalty));
  }

  /** A limit of so many in a {@link #PERIOD}. */
  protected final Meter meter(String scope, String of, int requests) {
    return meter(scope, of, requests, PERIOD, null);
  }

  private Meter meter(
      String scope, String of, int requests, Duration period, @Nullable Duration penalty) {
    return new Meter(
        new ProviderId("sample"),
        subject + of,
        new Api.RateLimit(scope, requests, period, penalty));
  }
}
