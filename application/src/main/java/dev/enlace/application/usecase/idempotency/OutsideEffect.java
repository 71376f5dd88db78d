package dev.enlace.application.usecase.idempotency;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.port.out.upstream.TokenRefused;
import reactor.core.publisher.Mono;

/**
 * An effect of an operation at somebody else's, which no transaction can undo. While it is under
 * way, that stands with the request's key: whoever sends the request again after its replica has
 * died is told that nobody knows what came of it, and it is not done a second time.
 */
public final class OutsideEffect {
  private OutsideEffect() {}

  /**
   * The effect, marked from before its beginning until it is known what came of it. A request
   * without a key has nothing to mark.
   *
   * @param effect fails with {@link Failed} or {@link TokenRefused} where it was certainly not
   *     done, but for {@link OutcomeUnknown}
   */
  public static <T> Mono<T> once(Mono<T> effect) {
    return Mono.deferContextual(context ->
        context.<Mark>getOrEmpty(Mark.class).map(mark -> marked(mark, effect)).orElse(effect));
  }

  private static <T> Mono<T> marked(Mark mark, Mono<T> effect) {
    Mono<T> done =
        effect.onErrorResume(OutsideEffect::wasNotDone, trouble -> unmarked(mark, trouble));
    return mark.set()
        .onErrorResume(trouble -> OutsideEffect.<Void>unmarked(mark, trouble))
        .then(done);
  }

  /** Where it cannot be taken away it stays: too careful. */
  private static <T> Mono<T> unmarked(Mark mark, Throwable trouble) {
    return mark.remove().onErrorComplete().then(Mono.error(trouble));
  }

  private static boolean wasNotDone(Throwable trouble) {
    return trouble instanceof TokenRefused
        || (trouble instanceof Failed failed && !(failed.failure() instanceof OutcomeUnknown));
  }

  /** Of one request's key. */
  interface Mark {
    /** Never fails silently: without it nothing may be begun. It may stand though it has failed. */
    Mono<Void> set();

    /** What was begun last, or was to be, was not done after all. */
    Mono<Void> remove();
  }
}
