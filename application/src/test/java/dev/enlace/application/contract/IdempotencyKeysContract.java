package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Claim;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Conclusion;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Standing;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link IdempotencyKeys} promises. */
public abstract class IdempotencyKeysContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration OVER = Duration.ofMillis(-1);
  private static final Duration DAY = Duration.ofHours(24);

  private final byte[] key = Samples.hash().bytes();
  private final byte[] request = Samples.hash().bytes();
  private final SealedSecrets sealed = Samples.sealed(7, IdempotencyKeys.ANSWER);

  /** The store under test, the same for one test. */
  protected abstract IdempotencyKeys keys();

  /** A workspace that the store knows. */
  protected abstract WorkspaceId workspace();

  @Test
  void gives_a_key_to_one_of_many_who_ask_at_the_same_time() {
    assertThat(atOnce(100, () -> take(claim(), LEASE)))
        .hasSize(100)
        .filteredOn(Standing.Mine.class::isInstance)
        .hasSize(1);
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.InFlight());
  }

  @Test
  void answers_again_as_was_answered() {
    Claim claim = taken(LEASE);

    assertThat(answer(conclude(claim, "done"))).isEqualTo("done");

    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Answered(201, sealed));
  }

  @Test
  void tells_another_request_from_the_same_one_whether_it_is_answered_or_not() {
    Claim claim = taken(OVER);
    Claim other = new Claim(workspace(), key, Samples.hash().bytes(), Samples.id());

    assertThat(answer(take(other, LEASE))).isEqualTo(new Standing.Reused());
    answer(conclude(claim, "done"));
    assertThat(answer(take(other, LEASE))).isEqualTo(new Standing.Reused());
  }

  @Test
  void keeps_the_keys_of_workspaces_and_callers_apart() {
    answer(conclude(taken(LEASE), "done"));
    WorkspaceId elsewhere = new WorkspaceId(Samples.id());

    assertThat(answer(take(new Claim(elsewhere, key, request, Samples.id()), LEASE)))
        .isEqualTo(new Standing.Mine());
    assertThat(
            answer(
                take(new Claim(workspace(), Samples.hash().bytes(), request, Samples.id()), LEASE)))
        .isEqualTo(new Standing.Mine());
  }

  @Test
  void gives_a_key_whose_holder_died_to_the_next_and_nothing_to_the_one_before() {
    Claim dead = taken(OVER);
    Claim next = taken(LEASE);

    assertThat(answer(keys().renew(dead, LEASE))).isFalse();
    assertThat(found(conclude(dead, "late"))).isEmpty();
    assertThat(answer(conclude(next, "done"))).isEqualTo("done");
  }

  @Test
  void lets_a_holder_finish_whose_lease_has_run_out_if_nobody_else_came() {
    assertThat(answer(conclude(taken(OVER), "done"))).isEqualTo("done");
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Answered(201, sealed));
  }

  @Test
  void keeps_a_key_for_its_holder_while_the_lease_is_renewed() {
    Claim claim = taken(OVER);

    assertThat(answer(keys().renew(claim, LEASE))).isTrue();
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.InFlight());
    answer(conclude(claim, "done"));
    assertThat(answer(keys().renew(claim, LEASE))).isFalse();
  }

  @Test
  void gives_a_key_free_where_nothing_is_to_be_kept() {
    Claim claim = taken(LEASE);

    assertThat(answer(keys().conclude(claim, Mono.just(new Conclusion<>("no", 200, null)))))
        .isEqualTo("no");
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Mine());
  }

  @Test
  void gives_a_key_free_where_the_work_fails() {
    Claim claim = taken(LEASE);
    Mono<Conclusion<String>> broken = Mono.error(() -> new IllegalStateException("broken"));

    assertThatIllegalStateException()
        .isThrownBy(() -> found(keys().conclude(claim, broken)))
        .withMessage("broken");
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Mine());
  }

  @Test
  void gives_nobody_the_key_of_one_who_died_after_something_was_begun() {
    Claim dead = taken(OVER);
    assertThat(answer(keys().begin(dead))).isTrue();

    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Unknown());
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Unknown());
    Claim other = new Claim(workspace(), key, Samples.hash().bytes(), Samples.id());
    assertThat(answer(take(other, LEASE))).isEqualTo(new Standing.Reused());
  }

  @Test
  void keeps_a_key_of_what_was_begun_and_failed_unless_it_is_withdrawn() {
    Claim claim = taken(OVER);
    Mono<Conclusion<String>> broken =
        keys().begin(claim).then(Mono.error(() -> new IllegalStateException("broken")));

    assertThatIllegalStateException().isThrownBy(() -> found(keys().conclude(claim, broken)));
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Unknown());

    assertThat(answer(keys().withdraw(claim))).isTrue();
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Mine());
    assertThat(answer(keys().withdraw(claim))).isFalse();
  }

  @Test
  void waits_for_what_was_begun_while_its_holder_lives_and_answers_as_it_does() {
    Claim claim = taken(LEASE);
    answer(keys().begin(claim));

    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.InFlight());
    assertThat(answer(conclude(claim, "done"))).isEqualTo("done");
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Answered(201, sealed));
  }

  @Test
  void begins_nothing_for_one_who_has_lost_the_key() {
    Claim dead = taken(OVER);
    Claim next = taken(LEASE);

    assertThat(answer(keys().begin(dead))).isFalse();
    assertThat(answer(keys().begin(next))).isTrue();
  }

  @Test
  void forgets_after_its_time_what_was_begun() {
    Claim claim = claim();
    answer(keys().take(claim, OVER, OVER));
    answer(keys().begin(claim));

    Claim next = claim();
    assertThat(answer(keys().take(next, OVER, DAY))).isEqualTo(new Standing.Mine());
    assertThat(answer(take(claim(), LEASE))).isEqualTo(new Standing.Mine());
  }

  @Test
  void forgets_a_key_that_has_expired() {
    Claim claim = claim();
    answer(keys().take(claim, LEASE, OVER));
    answer(conclude(claim, "done"));
    Claim other = new Claim(workspace(), key, Samples.hash().bytes(), Samples.id());

    assertThat(answer(take(other, LEASE))).isEqualTo(new Standing.Mine());
    assertThat(answer(conclude(other, "again"))).isEqualTo("again");
  }

  private Claim taken(Duration lease) {
    Claim claim = claim();
    assertThat(answer(take(claim, lease))).isEqualTo(new Standing.Mine());
    return claim;
  }

  private Claim claim() {
    UUID lease = Samples.id();
    return new Claim(workspace(), key, request, lease);
  }

  private Mono<Standing> take(Claim claim, Duration lease) {
    return keys().take(claim, lease, DAY);
  }

  private Mono<String> conclude(Claim claim, String result) {
    return keys().conclude(claim, Mono.just(new Conclusion<>(result, 201, sealed)));
  }
}
