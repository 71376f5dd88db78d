package dev.enlace.application.failure;

import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.rotation.RotationId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that callers have to expect. An adapter answers each by an exhaustive switch, so that a
 * new one without an answer does not compile. None of them carries a secret.
 */
public sealed interface Failure {
  /** Its name for programs: part of the contract, and what a failed attempt is remembered by. */
  default String code() {
    return Codes.of(this);
  }

  /** No such entry is offered. {@code reference} is the id or slug that was asked for. */
  record CatalogEntryNotFound(String reference) implements Failure {}

  /** OAuth was asked of an entry that is connected by a form. */
  record OAuthNotSupported(Slug slug) implements Failure {}

  /** The provider's client is not configured; {@code variables} would do it. */
  record ProviderNotConfigured(ProviderId provider, List<String> variables) implements Failure {}

  /**
   * The answer to a form does not fit, or no form belongs here; {@code reason} is a stable word.
   */
  record InvalidConfiguration(String reason, List<Violation> violations) implements Failure {
    public InvalidConfiguration {
      requireWord(reason);
    }
  }

  /** The credentials do not work. {@code message} is made by us, never the server's own words. */
  record VerificationFailed(VerificationProblem reason, String message) implements Failure {}

  /** Unknown, or not visible to who asks: the same answer. */
  record ConnectionNotFound(ConnectionId id) implements Failure {}

  /** The callback, ticket or confirmation does not belong to a walk that is under way. */
  record InvalidState(StateProblem reason) implements Failure {}

  /** The person refused, or the provider did; {@code error} is an RFC 6749 error code. */
  record AuthorizationDenied(ProviderId provider, String error) implements Failure {}

  /** The grant is dead or has run out: the person has to walk again. */
  record NeedsReauth(ConnectionId id, String reason) implements Failure {}

  /** The starter's backend has not confirmed the connection yet. */
  record PendingConfirmation(ConnectionId id) implements Failure {}

  /** Another account signed in than the connection's. */
  record AccountMismatch(ConnectionId id) implements Failure {}

  /** The provider failed; {@code retryAfter} where it said so. */
  record ProviderUnavailable(
      ProviderId provider, ProviderProblem reason, @Nullable Duration retryAfter)
      implements Failure {}

  /** What a connection of that entry cannot do; {@code operation} is a stable word for what. */
  record OperationNotSupported(Slug slug, String operation) implements Failure {
    public OperationNotSupported {
      requireWord(operation);
    }
  }

  /**
   * The provider understood a call and did not do it.
   *
   * @param status its own
   * @param type its own word for why, such as {@code INVALID_FILTER_BY_FORMULA}
   * @param message its own, for whoever made the call; null: none
   * @param retryable whether the same call may succeed later
   */
  record UpstreamRefused(
      ProviderId provider, int status, String type, @Nullable String message, boolean retryable)
      implements Failure {
    public UpstreamRefused {
      if (status < 400 || status > 599 || !type.matches("[A-Za-z0-9_.-]{1,100}")) {
        throw new IllegalArgumentException("a refusal has a status and a word for why");
      }
    }

    @Override
    public String toString() {
      return "UpstreamRefused[" + provider + " " + status + " " + type + "]";
    }
  }

  /**
   * Somebody whom the connection's lists do not let it write to; nothing was sent.
   *
   * @param offenders whom the caller has named itself, as they were read; for its eyes alone
   */
  record RecipientNotAllowed(List<Violation> violations, List<String> offenders)
      implements Failure {
    public RecipientNotAllowed {
      violations = List.copyOf(violations);
      offenders = List.copyOf(offenders);
    }

    @Override
    public String toString() {
      return "RecipientNotAllowed" + violations;
    }
  }

  /**
   * The server understood a message and did not take it; nothing was sent, to nobody.
   *
   * @param violations which recipients it was about, where it was about some
   */
  record MessageRefused(MessageProblem reason, List<Violation> violations) implements Failure {}

  /**
   * Something was sent, and no answer came: it may have been delivered or not. It is not sent again
   * by itself.
   */
  record OutcomeUnknown(String effect) implements Failure {
    public OutcomeUnknown {
      requireWord(effect);
    }
  }

  /** What was asked for needs a scope that the person has not granted. */
  record ScopeMissing(ConnectionId id, String scope) implements Failure {}

  /** The connect link is none of ours, or was cut or changed on its way. */
  record ConnectLinkUnknown() implements Failure {}

  /** The connect link leads nowhere any more; {@code reason} is a stable word for why. */
  record ConnectLinkOver(String reason) implements Failure {
    public ConnectLinkOver {
      requireWord(reason);
    }
  }

  /** What that id names has been edited since it was read. */
  record VersionConflict(UUID id) implements Failure {
    /** A connection. */
    public VersionConflict(ConnectionId id) {
      this(id.value());
    }
  }

  /** The workspace's keys are being rotated already, by the one of that id. */
  record RotationRunning(RotationId id) implements Failure {}

  /** The first request with that {@code Idempotency-Key} has not been answered yet. */
  record IdempotencyKeyInFlight() implements Failure {}

  /** Another request has been sent with that {@code Idempotency-Key}. */
  record IdempotencyKeyReused() implements Failure {}

  /** Too many. */
  record RateLimited(RateLimit limit, Duration retryAfter) implements Failure {
    @Override
    public String toString() {
      return "RateLimited[" + limit.policy() + "]";
    }
  }

  /** No valid credential was presented. */
  record Unauthenticated() implements Failure {}

  /** Known, and not allowed; {@code reason} is a stable word for what is missing. */
  record Forbidden(String reason) implements Failure {
    public Forbidden {
      requireWord(reason);
    }
  }

  /** A request whose fields do not fit. */
  record ValidationFailed(List<Violation> violations) implements Failure {}

  /** A key, workspace or attempt that is unknown or not the caller's; {@code kind} says which. */
  record NotFound(String kind, String id) implements Failure {}

  /** Something else may be done with what was named. */
  record MethodNotAllowed(Set<ProxyMethod> allowed) implements Failure {
    public MethodNotAllowed {
      allowed = Set.copyOf(allowed);
    }
  }

  /** The database, or the service that unwraps data keys, did not answer. */
  record StoreUnavailable() implements Failure {}

  private static void requireWord(String reason) {
    if (!reason.matches("[a-z_]+")) {
      throw new IllegalArgumentException("a reason is a stable word: " + reason);
    }
  }
}
