package dev.enlace.adapter.out.postgres.idempotency;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.IdempotencyKeysContract;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Claim;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Conclusion;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Standing;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class PostgresIdempotencyKeysTest extends IdempotencyKeysContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final String EFFECTS = "SELECT count(*) FROM effects";

  private final WorkspaceId workspace = new WorkspaceId(Samples.id());
  private final byte[] key = Samples.hash().bytes();
  private final byte[] request = Samples.hash().bytes();
  private final Database database = DATABASE.database();
  private final IdempotencyKeys keys = new PostgresIdempotencyKeys(database);

  @Override
  protected IdempotencyKeys keys() {
    return keys;
  }

  @Override
  protected WorkspaceId workspace() {
    return workspace;
  }

  @BeforeEach
  void no_effects() {
    DATABASE.run("CREATE TABLE IF NOT EXISTS effects (id integer); TRUNCATE effects");
  }

  @Test
  void keep_an_answer_and_the_last_change_together() {
    Mono<String> work = effect(database).doOnNext(_ -> assertThat(effects()).isZero());

    answer(conclude(keys, taken(LEASE), work));

    assertThat(effects()).isEqualTo(1);
    assertThat(answer(keys.take(claim(), LEASE, LEASE))).isInstanceOf(Standing.Answered.class);
  }

  @Test
  void keep_neither_where_the_replica_dies_in_between() {
    Claim dies = taken(Duration.ofMillis(-1));
    Mono<String> work =
        effect(database)
            .doOnNext(_ ->
                DATABASE.rows(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE state = 'idle in transaction' AND datname = current_database()"));

    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> found(conclude(keys, dies, work)))
        .withMessage("StoreUnavailable[]");

    assertThat(effects()).isZero();
    answer(conclude(keys, taken(LEASE), effect(database)));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void undo_the_change_of_one_who_was_taken_for_dead() {
    Claim paused = taken(Duration.ofMillis(-1));
    Claim next = claim();
    Mono<String> successor =
        keys.take(next, LEASE, LEASE).then(conclude(keys, next, effect(database)));
    Mono<String> work = effect(database).flatMap(done -> Mono.fromFuture(successor::toFuture));

    assertThat(found(conclude(keys, paused, work))).isEmpty();

    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void undo_the_change_of_work_that_fails_afterwards() {
    Mono<String> work =
        effect(database).then(Mono.error(() -> new IllegalStateException("a bug of ours")));

    assertThatIllegalStateException()
        .isThrownBy(() -> found(conclude(keys, taken(LEASE), work)))
        .withMessage("a bug of ours");

    assertThat(effects()).isZero();
    assertThat(answer(keys.take(claim(), LEASE, LEASE))).isEqualTo(new Standing.Mine());
  }

  @Test
  void let_work_read_what_it_wrote_and_need_one_connection_at_a_time() {
    ConnectionPool one = DATABASE.pool(1, Duration.ofSeconds(20));
    try {
      Database narrow = new Database(one).forManyRows();
      IdempotencyKeys narrowKeys = new PostgresIdempotencyKeys(narrow);
      Mono<Long> seen =
          narrow.read(narrow.sql(EFFECTS).map(row -> new Columns(row).count("count")).one());
      Mono<String> work =
          effect(narrow).then(seen).flatMap(count -> effect(narrow).thenReturn("saw " + count));

      assertThat(answer(conclude(narrowKeys, taken(LEASE), work))).isEqualTo("saw 1");
      assertThat(effects()).isEqualTo(2);
    } finally {
      one.dispose();
    }
  }

  @Test
  void keep_an_answer_of_work_that_changed_nothing() {
    Mono<String> nothing =
        database.<String>write(Mono.empty()).switchIfEmpty(Mono.just("nothing to do"));

    assertThat(answer(conclude(keys, taken(LEASE), nothing))).isEqualTo("nothing to do");

    assertThat(answer(keys.take(claim(), LEASE, LEASE))).isInstanceOf(Standing.Answered.class);
  }

  @Test
  void leave_no_transaction_open() {
    answer(conclude(keys, taken(LEASE), effect(database)));

    assertThat(
            DATABASE.rows(
                "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                    + " AND datname = current_database()"))
        .isEqualTo(List.of("0"));
  }

  private static <T> Mono<T> conclude(IdempotencyKeys keys, Claim claim, Mono<T> work) {
    Function<T, Conclusion<T>> conclusion =
        result -> new Conclusion<>(result, 201, Samples.sealed(1, IdempotencyKeys.ANSWER));
    return keys.conclude(claim, work.map(conclusion));
  }

  private static Mono<String> effect(Database database) {
    return Mono.defer(() ->
        database.write(database.sql("INSERT INTO effects VALUES (1)").then().thenReturn("done")));
  }

  private static long effects() {
    return Long.parseLong(DATABASE.rows(EFFECTS).getFirst());
  }

  private Claim taken(Duration lease) {
    Claim claim = claim();
    assertThat(answer(keys.take(claim, lease, LEASE))).isEqualTo(new Standing.Mine());
    return claim;
  }

  private Claim claim() {
    return new Claim(workspace, key, request, Samples.id());
  }
}
