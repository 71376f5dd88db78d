package dev.enlace.application.port.out.idempotency;

import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keys that requests were sent with, and what was answered; times are the store's own. */
public interface IdempotencyKeys {
  /** The field of the sealed answer. */
  String ANSWER = "answer";

  /**
   * Takes a key that is new, has expired, or whose holder's lease has run out before it was
   * answered. Never empty; changes nothing where the key belongs to another request.
   *
   * @param lease how long the claim holds unless it is renewed
   * @param lifetime how long the key counts from now
   */
  Mono<Standing> take(Claim claim, Duration lease, Duration lifetime);

  /** Prolongs the lease; false where the claim was lost or has been concluded. */
  Mono<Boolean> renew(Claim claim, Duration lease);

  /**
   * Notes that the holder does now what nobody can undo, kept at once whatever the work comes to:
   * from then on the key is nobody else's to take, and free again only by {@link #withdraw}, by a
   * conclusion, or when it expires. False where the claim was lost.
   */
  Mono<Boolean> begin(Claim claim);

  /** Takes that back, since it was not done; false where the claim was lost. */
  Mono<Boolean> withdraw(Claim claim);

  /**
   * Runs work and keeps its conclusion in the same transaction as the last change that it made, so
   * that there is no change without its answer. A conclusion without an answer gives the key free.
   * An error undoes that change and gives the key free, unless something was begun. Where somebody
   * else has taken the claim over, the change is undone too and this is empty.
   */
  <T> Mono<T> conclude(Claim claim, Mono<Conclusion<T>> work);

  /**
   * The right to answer a request.
   *
   * @param key of 32 bytes: caller, route and what the caller chose
   * @param request of 32 bytes: what the request says
   * @param lease names the one that holds it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Claim(WorkspaceId workspace, byte[] key, byte[] request, UUID lease) {}

  /** How a key stands after somebody has tried to take it. */
  sealed interface Standing {
    /** It is the caller's to answer. */
    record Mine() implements Standing {}

    /** Somebody is answering the same request. */
    record InFlight() implements Standing {}

    /** Whoever answered the same request has died, or lost its answer, after it had begun. */
    record Unknown() implements Standing {}

    /** It was another request. */
    record Reused() implements Standing {}

    /** The same request has been answered. */
    record Answered(int status, SealedSecrets answer) implements Standing {}
  }

  /**
   * What came of the work.
   *
   * @param result for whoever waits for it
   * @param status of the answer
   * @param answer under {@link #ANSWER}; null: not to be kept
   */
  record Conclusion<T>(T result, int status, @Nullable SealedSecrets answer) {}
}
