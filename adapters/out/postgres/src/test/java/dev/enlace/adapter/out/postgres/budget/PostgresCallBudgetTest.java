package dev.enlace.adapter.out.postgres.budget;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.CallBudgetContract;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PostgresCallBudgetTest extends CallBudgetContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Asker SOME = asker("own", 1);

  @Override
  protected CallBudget budget(Duration patience, Duration lease) {
    return new PostgresCallBudget(DATABASE.database(), patience, lease);
  }

  @Test
  void never_gives_more_turns_than_the_limit_allows_over_all_replicas() {
    List<CallBudget> replicas = List.of(budget(LONG, LONG), budget(LONG, LONG), budget(LONG, LONG));
    List<Long> begun = Collections.synchronizedList(new ArrayList<>());
    Flux.range(0, 24)
        .flatMap(
            n ->
                replicas
                    .get(n % 3)
                    .within(
                        asker("own", n % 4),
                        meters(5),
                        turn -> Mono.fromRunnable(() -> begun.add(System.nanoTime()))),
            24)
        .blockLast(LONG);

    assertThat(begun).hasSize(24);
    for (int n = 5; n < begun.size(); n++) {
      assertThat(begun.get(n) - begun.get(n - 5)).isGreaterThanOrEqualTo(200_000_000L);
    }
  }

  @Test
  void keeps_a_penalty_for_all_replicas() {
    answer(budget(LONG, LONG).turn(SOME, meters(3))).done(Ending.tooOften(Duration.ofMinutes(1)));
    answer(Mono.delay(Duration.ofMillis(400)));

    assertThat(failure(budget(LONG, LONG).turn(SOME, meters(3)))).isInstanceOf(RateLimited.class);
  }

  @Test
  void leaves_the_place_to_its_next_holder_when_one_that_counted_as_dead_speaks_at_last() {
    CallBudget budget = budget(LONG, Duration.ofMillis(300));
    Turn dead = answer(budget.turn(SOME, meters(1)));
    answer(Mono.delay(Duration.ofMillis(400)).then(budget(LONG, LONG).turn(SOME, meters(1))));

    dead.done(Ending.OTHER);

    CallBudget next = budget(Duration.ofMillis(500), LONG);
    assertThat(failure(next.turn(SOME, meters(1)))).isInstanceOf(RateLimited.class);
  }

  @Test
  void keeps_no_more_places_than_a_row_holds_well_of_a_limit_of_thousands() {
    Meter hourly =
        new Meter(
            new ProviderId("sample"),
            UUID.randomUUID().toString(),
            new Api.RateLimit("token", 5_000, Duration.ofHours(1), null));

    answer(budget(LONG, LONG).turn(SOME, List.of(hourly)));

    Allowance allowance = Allowance.of(hourly);
    assertThat(allowance.places()).isEqualTo(64);
    assertThat(allowance.pace()).isGreaterThanOrEqualTo(hourly.limit().pace().minusNanos(100));
  }

  @Test
  void keeps_nothing_of_what_callers_invent_once_their_own_limit_is_spent() {
    CallBudget budget = budget(FEW_SECONDS, LONG);
    Meter token = meter("token", "t", 1);
    answer(budget.turn(SOME, List.of(token)));
    long before = rows();

    List<Boolean> refused =
        all(
            Flux.range(0, 100)
                .flatMap(
                    n ->
                        budget
                            .turn(SOME, List.of(meter("base", "invented" + n, 5), token))
                            .map(turn -> false)
                            .onErrorReturn(Failed.class, true),
                    100));

    assertThat(refused).hasSize(100).containsOnly(true);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void keeps_a_row_for_minutes_but_longer_than_any_of_its_places_is_taken() {
    Meter once = meter("base", "named once", 5);
    Meter daily =
        new Meter(
            new ProviderId("sample"),
            UUID.randomUUID().toString(),
            new Api.RateLimit("token", 100, Duration.ofDays(1), null));
    answer(budget(LONG, LONG).turn(SOME, List.of(once, daily)));

    assertThat(minutes(once)).isBetween(9L, 10L);
    assertThat(minutes(daily)).isGreaterThan(2 * 15 * 60);
  }

  @Test
  void keeps_a_row_until_nobody_has_to_stay_away_any_more() {
    Meter meter = meter("base", "penalised", 5);
    answer(budget(LONG, LONG).turn(SOME, List.of(meter)))
        .done(Ending.tooOften(Duration.ofMinutes(50)));
    answer(Mono.delay(Duration.ofMillis(400)));

    assertThat(minutes(meter)).isBetween(48L, 50L);
  }

  @Test
  void remembers_no_more_who_has_to_stay_away_than_a_row_holds_well() {
    CallBudget budget = budget(LONG, LONG);
    Meter meter =
        new Meter(
            new ProviderId("sample"),
            UUID.randomUUID().toString(),
            new Api.RateLimit("base", 60, Duration.ofSeconds(1), Duration.ofMillis(1)));
    List<Turn> turns = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      turns.add(answer(budget.turn(asker("own", n), List.of(meter))));
    }
    turns.forEach(turn -> turn.done(Ending.tooOften(Duration.ofMinutes(5))));
    answer(Flux.interval(Duration.ofMillis(100)).filter(tick -> shutOut(meter) >= 20).next());
    answer(Mono.delay(Duration.ofMillis(500)));

    assertThat(shutOut(meter)).isBetween(20L, 32L);
  }

  @Test
  void serves_others_while_those_who_have_to_stay_away_ask_again_and_again() {
    CallBudget budget = budget(Duration.ofSeconds(5), LONG);
    List<Meter> meters = meters(5);
    answer(budget.turn(SOME, meters)).done(Ending.tooOften(Duration.ofMinutes(1)));
    answer(Mono.delay(Duration.ofMillis(400)));
    Disposable stubborn =
        Flux.range(0, 20).flatMap(n -> again(budget, sameAccount(n), meters), 20).subscribe();
    answer(Mono.delay(Duration.ofMillis(400)));

    answer(budget.turn(asker("elsewhere", 3), meters));
    stubborn.dispose();
  }

  private static Flux<Turn> again(CallBudget budget, Asker asker, List<Meter> meters) {
    return budget.turn(asker, meters).subscribeOn(Schedulers.parallel()).onErrorComplete().repeat();
  }

  private static Asker sameAccount(int connection) {
    return new Asker("own", "connection " + connection, SOME.account());
  }

  private static long rows() {
    return Long.parseLong(
        DATABASE.rows("SELECT count(*) FROM connections.call_budgets").getFirst());
  }

  private static long minutes(Meter meter) {
    return of(meter, "floor(extract(epoch FROM expires_at - now()) / 60)::bigint");
  }

  private static long shutOut(Meter meter) {
    return of(meter, "(SELECT count(*) FROM jsonb_object_keys(shut_out))");
  }

  private static long of(Meter meter, String what) {
    String id = HexFormat.of().formatHex(Allowance.of(meter).id());
    return Long.parseLong(
        DATABASE
            .rows("SELECT %s FROM connections.call_budgets WHERE id = '\\x%s'".formatted(what, id))
            .getFirst());
  }

  @Test
  void says_that_the_store_is_away() {
    ConnectionPool pool = DATABASE.pool(1, Duration.ofMillis(100));
    // a busy machine takes longer than that to make the only connection
    answer(pool.create().retry(100));

    assertThat(failure(new PostgresCallBudget(new Database(pool)).turn(SOME, meters(1))))
        .isInstanceOf(StoreUnavailable.class);
    pool.dispose();
  }
}
