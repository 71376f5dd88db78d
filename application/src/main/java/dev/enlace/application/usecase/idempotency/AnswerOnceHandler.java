package dev.enlace.application.usecase.idempotency;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.IdempotencyKeyInFlight;
import dev.enlace.application.failure.Failure.IdempotencyKeyReused;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.idempotency.AnswerOnce;
import dev.enlace.application.port.out.crypto.Fingerprints;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Claim;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Conclusion;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Standing;
import dev.enlace.domain.secret.SealedSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Claims a key, answers its request and keeps the answer, sealed. */
public final class AnswerOnceHandler implements AnswerOnce {
  /** How long a retry is answered as the first try was. */
  static final Duration LIFETIME = Duration.ofHours(24);

  /** How long a key is out of use when its replica dies; renewed while an operation runs. */
  static final Duration LEASE = Duration.ofSeconds(15);

  private static final Duration RENEWAL = Duration.ofSeconds(5);

  private final IdempotencyKeys keys;
  private final Fingerprints fingerprints;
  private final SecretBox box;
  private final TimeOrderedIds ids;

  /** With those means. */
  public AnswerOnceHandler(
      IdempotencyKeys keys, Fingerprints fingerprints, SecretBox box, TimeOrderedIds ids) {
    this.keys = keys;
    this.fingerprints = fingerprints;
    this.box = box;
    this.ids = ids;
  }

  @Override
  public Mono<Outcome> answer(Command command, Mono<Answer> operation) {
    Mono<Outcome> whole =
        Mono.defer(() -> {
          Claim claim = ScopedKey.claim(command, fingerprints.of(command.request()), ids.next());
          return keys.take(claim, LEASE, LIFETIME)
              .flatMap(standing -> answer(claim, standing, operation));
        });
    return Mono.fromFuture(whole::toFuture, true);
  }

  private Mono<Outcome> answer(Claim claim, Standing standing, Mono<Answer> operation) {
    return switch (standing) {
      case Standing.Mine _ -> run(claim, operation);
      case Standing.InFlight _ -> Failed.with(new IdempotencyKeyInFlight());
      case Standing.Unknown _ -> Failed.with(new OutcomeUnknown("request"));
      case Standing.Reused _ -> Failed.with(new IdempotencyKeyReused());
      case Standing.Answered(int status, SealedSecrets answer) -> replay(claim, status, answer);
    };
  }

  private Mono<Outcome> run(Claim claim, Mono<Answer> operation) {
    Place place = ScopedKey.place(claim);
    BegunEffects begun = new BegunEffects(keys, claim);
    // the key to seal with is looked up before, not inside the transaction that keeps the answer
    Mono<Conclusion<Outcome>> work =
        box.seal(place, Map.of())
            .then(operation.contextWrite(context -> context.put(OutsideEffect.Mark.class, begun)))
            .flatMap(answer -> conclusion(place, answer));
    return holding(claim, keys.conclude(claim, work))
        .switchIfEmpty(Failed.with(new IdempotencyKeyInFlight()))
        .onErrorMap(begun::told);
  }

  private Mono<Conclusion<Outcome>> conclusion(Place place, Answer answer) {
    Outcome outcome = new Outcome(answer, false);
    return answer.keepable()
        ? box.seal(place, Map.of(IdempotencyKeys.ANSWER, answer.text()))
            .map(sealed -> new Conclusion<>(outcome, answer.status(), sealed))
        : Mono.just(new Conclusion<>(outcome, answer.status(), null));
  }

  private Mono<Outcome> replay(Claim claim, int status, SealedSecrets sealed) {
    return box.open(ScopedKey.place(claim), sealed)
        .map(opened -> Objects.requireNonNull(opened.get(IdempotencyKeys.ANSWER)))
        .map(text -> new Outcome(new Answer(status, text, true), true));
  }

  private <T> Mono<T> holding(Claim claim, Mono<T> work) {
    Flux<Boolean> renewals =
        Flux.interval(RENEWAL)
            .onBackpressureDrop()
            .concatMap(tick -> keys.renew(claim, LEASE).onErrorReturn(false));
    return Mono.using(renewals::subscribe, renewing -> work, Disposable::dispose);
  }
}
