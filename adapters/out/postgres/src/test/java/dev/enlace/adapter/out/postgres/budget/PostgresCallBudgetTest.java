package dev.enlace.adapter.out.postgres.budget;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.CallBudgetContract;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PostgresCallBudgetTest extends CallBudgetContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final ConnectionId SOME = new ConnectionId(new UUID(3, 1));

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
                        new ConnectionId(new UUID(4, n % 4)),
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
    answer(budget(LONG, LONG).turn(SOME, meters(3))).done(Duration.ofMinutes(1));
    answer(Mono.delay(Duration.ofMillis(200)));

    assertThat(failure(budget(LONG, LONG).turn(SOME, meters(3)))).isInstanceOf(RateLimited.class);
  }

  @Test
  void leaves_the_place_to_its_next_holder_when_one_that_counted_as_dead_speaks_at_last() {
    CallBudget budget = budget(LONG, Duration.ofMillis(300));
    Turn dead = answer(budget.turn(SOME, meters(1)));
    CallBudget patient = budget(Duration.ofMillis(500), LONG);
    answer(Mono.delay(Duration.ofMillis(400)).then(patient.turn(SOME, meters(1))));

    dead.done(null);

    assertThat(failure(patient.turn(SOME, meters(1)))).isInstanceOf(RateLimited.class);
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
  void says_that_the_store_is_away() {
    ConnectionPool pool = DATABASE.pool(1, Duration.ofMillis(100));
    answer(pool.create());

    assertThat(failure(new PostgresCallBudget(new Database(pool)).turn(SOME, meters(1))))
        .isInstanceOf(StoreUnavailable.class);
    pool.dispose();
  }
}
