package dev.enlace.application.usecase.idempotency;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.IdempotencyKeyInFlight;
import dev.enlace.application.failure.Failure.IdempotencyKeyReused;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.MemoryIdempotencyKeys;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.memory.crypto.CountingEntropy;
import dev.enlace.application.memory.crypto.DigestFingerprints;
import dev.enlace.application.memory.crypto.PlainBox;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.idempotency.AnswerOnce;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Answer;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Command;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Outcome;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AnswerOnceTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final String ROUTE = "POST /connections";

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final AnswerOnce once = once(new MemoryIdempotencyKeys(clock));
  private final AtomicInteger effects = new AtomicInteger();

  @Test
  void gives_the_first_answer_to_whoever_sends_the_same_again() {
    Outcome first = ask(ALICE, ROUTE, "k", "body");
    Outcome again = ask(ALICE, ROUTE, "k", "body");

    assertThat(first).isEqualTo(new Outcome(new Answer(201, Secret.of("answer 1"), true), false));
    assertThat(again).isEqualTo(new Outcome(new Answer(201, Secret.of("answer 1"), true), true));
    assertThat(first.toString()).doesNotContain("answer 1");
  }

  @Test
  void refuses_another_request_under_the_same_key() {
    ask(ALICE, ROUTE, "k", "body");

    assertThat(failure(once.answer(command(ALICE, ROUTE, "k", "other"), operation())))
        .isEqualTo(new IdempotencyKeyReused());
    assertThat(effects).hasValue(1);
  }

  @Test
  void counts_a_key_for_its_caller_user_and_route_alone() {
    ask(ALICE, ROUTE, "k", "body");

    for (Command other :
        new Command[] {
          command(Principals.user("bob"), ROUTE, "k", "body"),
          command(ALICE, "POST /connections/1/refresh", "k", "body"),
          command(ALICE, ROUTE, "k2", "body")
        }) {
      assertThat(answer(once.answer(other, operation())).replayed()).isFalse();
    }
    assertThat(effects).hasValue(4);
  }

  @Test
  void sends_a_second_one_away_while_the_first_is_under_way_and_goes_on_without_its_caller() {
    Sinks.One<Answer> running = Sinks.one();
    Command command = command(ALICE, ROUTE, "k", "body");
    once.answer(command, running.asMono()).subscribe().dispose();

    assertThat(failure(once.answer(command, operation()))).isEqualTo(new IdempotencyKeyInFlight());

    running.tryEmitValue(new Answer(200, Secret.of("late"), true)).orThrow();
    assertThat(answer(once.answer(command, operation())).answer().text())
        .isEqualTo(Secret.of("late"));
    assertThat(effects).hasValue(0);
  }

  @Test
  void lets_a_key_be_tried_again_where_nothing_was_kept() {
    Command command = command(ALICE, ROUTE, "k", "body");
    Mono<Answer> bug = Mono.error(() -> new IllegalStateException("a bug of ours"));
    Mono<Answer> unkept = Mono.just(new Answer(200, Secret.of("a token"), false));

    assertThatIllegalStateException().isThrownBy(() -> answer(once.answer(command, bug)));
    assertThat(answer(once.answer(command, unkept)).answer().text())
        .isEqualTo(Secret.of("a token"));
    assertThat(answer(once.answer(command, operation())).replayed()).isFalse();
  }

  @Test
  void takes_over_from_one_that_died_and_lets_it_answer_nothing_afterwards() {
    Sinks.One<Answer> paused = Sinks.one();
    Command command = command(ALICE, ROUTE, "k", "body");
    Mono<Outcome> first = once.answer(command, paused.asMono()).cache();
    first.subscribe(outcome -> {}, error -> {});
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));

    assertThat(answer(once.answer(command, operation())).replayed()).isFalse();
    paused.tryEmitValue(new Answer(200, Secret.of("late"), true)).orThrow();

    assertThat(failure(first)).isEqualTo(new IdempotencyKeyInFlight());
    assertThat(answer(once.answer(command, operation())).answer().text())
        .isEqualTo(Secret.of("answer 1"));
  }

  @Test
  void does_not_do_again_what_somebody_has_died_of() {
    Command command = command(ALICE, ROUTE, "k", "body");
    Mono<Answer> dies =
        OutsideEffect.once(
            Mono.defer(() -> {
              effects.incrementAndGet();
              return Mono.never();
            }));
    once.answer(command, dies).subscribe();
    assertThat(failure(once.answer(command, operation()))).isEqualTo(new IdempotencyKeyInFlight());
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));

    for (int i = 0; i < 2; i++) {
      assertThat(failure(once.answer(command, OutsideEffect.once(operation()))))
          .isEqualTo(new OutcomeUnknown("request"));
    }
    assertThat(effects).hasValue(1);
  }

  @Test
  void does_not_do_again_what_ended_in_a_bug_or_without_its_answer_being_kept() {
    Command command = command(ALICE, ROUTE, "k", "body");
    Mono<Answer> bug =
        OutsideEffect.once(operation()).then(Mono.error(() -> new IllegalStateException("a bug")));
    assertThat(failure(once.answer(command, bug))).isEqualTo(new OutcomeUnknown("request"));
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));

    assertThat(failure(once.answer(command, OutsideEffect.once(operation()))))
        .isEqualTo(new OutcomeUnknown("request"));
    assertThat(effects).hasValue(1);
  }

  @Test
  void does_not_do_again_what_nobody_knows_the_outcome_of() {
    Mono<Answer> unknown = Failed.with(new OutcomeUnknown("message"));
    Mono<Answer> bug = Mono.error(() -> new IllegalStateException("a bug"));
    Command first = command(ALICE, ROUTE, "k", "body");
    Command second = command(ALICE, ROUTE, "k2", "body");

    assertThat(failure(once.answer(first, OutsideEffect.once(unknown))))
        .isEqualTo(new OutcomeUnknown("message"));
    assertThat(failure(once.answer(second, OutsideEffect.once(bug))))
        .isEqualTo(new OutcomeUnknown("request"));
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));

    for (Command again : new Command[] {first, second}) {
      assertThat(failure(once.answer(again, OutsideEffect.once(operation()))))
          .isEqualTo(new OutcomeUnknown("request"));
    }
    assertThat(effects).hasValue(0);
  }

  @Test
  void does_not_say_that_nothing_was_done_where_only_the_answer_could_not_be_kept() {
    AnswerOnce forgetful = once(new Forgetful(clock));
    Command command = command(ALICE, ROUTE, "k", "body");

    assertThat(failure(forgetful.answer(command, operation()))).isEqualTo(new StoreUnavailable());
    assertThat(failure(forgetful.answer(command, OutsideEffect.once(operation()))))
        .isEqualTo(new OutcomeUnknown("request"));
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));

    assertThat(failure(forgetful.answer(command, OutsideEffect.once(operation()))))
        .isEqualTo(new OutcomeUnknown("request"));
    assertThat(effects).hasValue(2);
  }

  @Test
  void does_not_do_the_first_part_again_where_the_second_was_refused() {
    Command command = command(ALICE, ROUTE, "k", "body");
    Mono<Answer> half =
        OutsideEffect.once(operation())
            .then(OutsideEffect.once(Failed.with(new Unauthenticated())));

    assertThat(failure(once.answer(command, half))).isEqualTo(new OutcomeUnknown("request"));
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));

    assertThat(failure(once.answer(command, OutsideEffect.once(operation()))))
        .isEqualTo(new OutcomeUnknown("request"));
    assertThat(effects).hasValue(1);
  }

  @Test
  void lets_be_tried_again_what_was_certainly_not_done() {
    Command command = command(ALICE, ROUTE, "k", "body");
    Mono<Answer> refused = OutsideEffect.once(Failed.with(new Unauthenticated()));

    assertThat(failure(once.answer(command, refused))).isEqualTo(new Unauthenticated());
    assertThat(answer(once.answer(command, OutsideEffect.once(operation()))).replayed()).isFalse();
    assertThat(answer(once.answer(command, OutsideEffect.once(operation()))).replayed()).isTrue();
    assertThat(effects).hasValue(1);
  }

  @Test
  void begins_nothing_for_one_who_has_lost_the_key() {
    Sinks.One<Boolean> paused = Sinks.one();
    Command command = command(ALICE, ROUTE, "k", "body");
    Mono<Outcome> first =
        once.answer(command, paused.asMono().flatMap(go -> OutsideEffect.once(operation())))
            .cache();
    first.subscribe(outcome -> {}, error -> {});
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));
    answer(once.answer(command, OutsideEffect.once(operation())));

    paused.tryEmitValue(true).orThrow();

    assertThat(failure(first)).isEqualTo(new IdempotencyKeyInFlight());
    assertThat(effects).hasValue(1);
  }

  @Test
  void lets_be_tried_again_what_could_not_be_begun_though_the_mark_is_there() {
    Command command = command(ALICE, ROUTE, "k", "body");
    AnswerOnce unheard = once(new Unheard(clock, 1));

    assertThat(failure(unheard.answer(command, OutsideEffect.once(operation()))))
        .isEqualTo(new StoreUnavailable());
    assertThat(effects).hasValue(0);

    assertThat(answer(unheard.answer(command, OutsideEffect.once(operation()))).replayed())
        .isFalse();
    assertThat(effects).hasValue(1);
  }

  @Test
  void does_not_do_the_first_part_again_where_the_second_could_not_be_begun() {
    Command command = command(ALICE, ROUTE, "k", "body");
    AnswerOnce unheard = once(new Unheard(clock, 2));
    Mono<Answer> both = OutsideEffect.once(operation()).then(OutsideEffect.once(operation()));

    assertThat(failure(unheard.answer(command, both))).isEqualTo(new OutcomeUnknown("request"));
    clock.advance(AnswerOnceHandler.LEASE.plusMillis(1));

    assertThat(failure(unheard.answer(command, OutsideEffect.once(operation()))))
        .isEqualTo(new OutcomeUnknown("request"));
    assertThat(effects).hasValue(1);
  }

  @Test
  void forgets_after_a_day() {
    ask(ALICE, ROUTE, "k", "body");
    clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(ask(ALICE, ROUTE, "k", "body").replayed()).isTrue();
    clock.advance(Duration.ofMillis(1));

    assertThat(ask(ALICE, ROUTE, "k", "another body").replayed()).isFalse();
  }

  private AnswerOnce once(IdempotencyKeys keys) {
    return new AnswerOnceHandler(
        keys,
        new DigestFingerprints(),
        new PlainBox(),
        new TimeOrderedIds(clock, new CountingEntropy()));
  }

  private Outcome ask(Principal principal, String route, String key, String body) {
    return answer(once.answer(command(principal, route, key, body), operation()));
  }

  private Mono<Answer> operation() {
    return Mono.fromSupplier(
        () -> new Answer(201, Secret.of("answer " + effects.incrementAndGet()), true));
  }

  private static Command command(Principal principal, String route, String key, String body) {
    return new Command(principal, key, route, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Whose database goes away before an answer is kept. */
  private static final class Forgetful extends MemoryIdempotencyKeys {
    Forgetful(Clock clock) {
      super(clock);
    }

    @Override
    public <T> Mono<T> conclude(Claim claim, Mono<Conclusion<T>> work) {
      return super.conclude(claim, work.flatMap(done -> Failed.with(new StoreUnavailable())));
    }
  }

  /** Whose database carries out what it is asked to, and does not tell it the nth time. */
  private static final class Unheard extends MemoryIdempotencyKeys {
    private final AtomicInteger left;

    Unheard(Clock clock, int nth) {
      super(clock);
      left = new AtomicInteger(nth);
    }

    @Override
    public Mono<Boolean> begin(Claim claim) {
      return super.begin(claim)
          .flatMap(mine ->
              left.decrementAndGet() == 0 ? Failed.with(new StoreUnavailable()) : Mono.just(mine));
    }
  }
}
