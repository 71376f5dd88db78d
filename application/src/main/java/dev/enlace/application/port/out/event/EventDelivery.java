package dev.enlace.application.port.out.event;

import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells destinations of one kind. The same event may come again, with the same id. */
public interface EventDelivery {
  /** Whom it can tell. */
  DestinationKind kind();

  /**
   * Makes one attempt, bounded in time. Never empty, and fails only by a bug.
   *
   * @param keys signing secrets, the current one first
   */
  Mono<Outcome> deliver(Event event, Destination destination, List<Secret> keys);

  /** What came of an attempt. */
  sealed interface Outcome {
    /** The destination has it. */
    record Accepted(int status) implements Outcome {}

    /**
     * It has not, as far as anybody knows.
     *
     * @param status what was answered; null: nothing
     * @param retryAfter how long it asks to be left alone
     */
    record Refused(@Nullable Integer status, DeliveryProblem problem, @Nullable Duration retryAfter)
        implements Outcome {
      /** Without an answer. */
      public static Refused unanswered(DeliveryProblem problem) {
        return new Refused(null, problem, null);
      }
    }
  }

  /** Why an attempt failed. */
  enum DeliveryProblem {
    /** No address that may be connected to. */
    ADDRESS_NOT_ALLOWED,
    /** No connection, or it ended too early. */
    UNREACHABLE,
    /** No encryption, or a certificate that nobody trusts. */
    TLS_FAILED,
    /** No answer in time. */
    TIMED_OUT,
    /** An answer that points elsewhere, which is not followed. */
    REDIRECTED,
    /** An answer that says no. */
    REJECTED,
    /** The receiver wants nothing any more, ever. */
    GONE,
    /** The receiver failed. */
    SERVER_ERROR,
    /** Our secret for it does not open: it needs another. */
    SECRET_UNREADABLE,
    /** A bug of ours. */
    INTERNAL_ERROR;

    /** Its stable word. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
