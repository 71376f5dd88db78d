package dev.enlace.application.port.in.idempotency;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import reactor.core.publisher.Mono;

/** Lets a request that is sent again under the same key have its effect once. */
public interface AnswerOnce {
  /**
   * The answer to the first request with that key: {@code operation}'s, or the one that was kept.
   * Never empty. {@code operation} goes on when its caller goes away: whoever asks again wants to
   * know what came of it. Where it fails, its last change is undone, nothing is kept and the key is
   * free for another try. Fails with {@code IdempotencyKeyInFlight} while the first is being
   * answered, {@code IdempotencyKeyReused} where the first was another request, {@code
   * OutcomeUnknown} where it began something that cannot be undone and was lost.
   */
  Mono<Outcome> answer(Command command, Mono<Answer> operation);

  /**
   * A request and the key that it was sent with.
   *
   * @param key as the caller chose it; it counts for the principal and the route only
   * @param route method and path, ids included
   * @param request all that makes it the same request when it is sent again; only a keyed hash of
   *     it is kept
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Command(Principal principal, String key, String route, byte[] request) {}

  /**
   * What an operation answered.
   *
   * @param status a number that is not secret
   * @param text the rest of it, which may show a key that is shown once
   * @param keepable whether to keep it; else the key is free for another try
   */
  record Answer(int status, Secret text, boolean keepable) {}

  /**
   * An answer, and whether it was given before.
   *
   * @param replayed whether it is an earlier request's
   */
  record Outcome(Answer answer, boolean replayed) {}
}
