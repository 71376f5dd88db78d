package dev.enlace.adapter.in.rest.problem;

import static org.springframework.http.HttpStatus.BAD_GATEWAY;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * The answer to each {@link Failure}; a new one without an answer does not compile. Metadata names
 * ids and reasons that are ours, never what a caller or a provider sent; but for recipients who may
 * not be written to, as the caller has named them, and the words of a provider that refuses a call
 * which somebody makes through it.
 */
public final class FailureRefusals {
  private FailureRefusals() {}

  /** The answer to that failure. */
  public static Refusal of(Failure failure) {
    Refusal plain = Refusal.of(status(failure), ProblemCode.fromValue(failure.code()));
    return switch (failure) {
      case Failure.OAuthNotSupported(var slug) -> plain.with("slug", slug.value());
      case Failure.OperationNotSupported(var slug, var operation) ->
          plain.with("slug", slug.value()).with("operation", operation);
      case Failure.UpstreamRefused refused -> upstream(plain, refused);
      case Failure.ProviderNotConfigured(var provider, var variables) ->
          plain.with("provider", provider.value()).with("variables", variables);
      case Failure.InvalidConfiguration(var reason, var violations) ->
          plain.because(reason).with(violations);
      case Failure.VerificationFailed(var reason, _) -> plain.because(word(reason));
      case Failure.InvalidState(var reason) -> plain.because(word(reason));
      case Failure.AuthorizationDenied(var provider, _) -> plain.with("provider", provider.value());
      case Failure.NeedsReauth(var id, var reason) ->
          plain.because(reason).with("connectionId", id.toString()).with("nextAction", "reconnect");
      case Failure.AccountMismatch(var id) -> plain.with("connectionId", id.toString());
      case Failure.PendingConfirmation(var id) -> plain.with("connectionId", id.toString());
      case Failure.ProviderUnavailable unavailable -> unavailable(plain, unavailable);
      case Failure.RecipientNotAllowed(var violations, var offenders) ->
          plain.with(violations).with("offenders", offenders);
      case Failure.MessageRefused(var reason, var violations) ->
          refused(plain.because(word(reason)).with(violations), reason);
      case Failure.OutcomeUnknown(var effect) -> plain.because(effect);
      case Failure.ScopeMissing(var id, var scope) ->
          plain
              .with("connectionId", id.toString())
              .with("scope", scope)
              .with("nextAction", "reconnect");
      case Failure.RotationRunning(var id) -> plain.with("rotationId", id.toString());
      case Failure.RateLimited limited -> plain.headers(RateLimitHeaders.of(limited));
      case Failure.Unauthenticated _ -> plain.header("WWW-Authenticate", "Bearer");
      case Failure.Forbidden(var reason) -> plain.because(reason);
      case Failure.MethodNotAllowed(var allowed) -> plain.header("Allow", names(allowed));
      case Failure.ConnectLinkOver(var reason) -> plain.because(reason);
      case Failure.ValidationFailed(var violations) -> plain.with(violations);
      case Failure.NotFound(var kind, _) -> plain.with("kind", kind);
      case Failure.StoreUnavailable _, Failure.IdempotencyKeyInFlight _ ->
          plain.header("Retry-After", "1");
      case Failure.CatalogEntryNotFound _,
          Failure.ConnectLinkUnknown _,
          Failure.ConnectionNotFound _,
          Failure.IdempotencyKeyReused _,
          Failure.VersionConflict _ ->
          plain;
    };
  }

  private static HttpStatus status(Failure failure) {
    return switch (failure) {
      case Failure.OAuthNotSupported _,
          Failure.OperationNotSupported _,
          Failure.ProviderNotConfigured _,
          Failure.InvalidConfiguration _,
          Failure.InvalidState _,
          Failure.ValidationFailed _ ->
          BAD_REQUEST;
      case Failure.Unauthenticated _ -> UNAUTHORIZED;
      case Failure.AuthorizationDenied _, Failure.Forbidden _ -> FORBIDDEN;
      case Failure.CatalogEntryNotFound _,
          Failure.ConnectLinkUnknown _,
          Failure.ConnectionNotFound _,
          Failure.NotFound _ ->
          NOT_FOUND;
      case Failure.MethodNotAllowed _ -> METHOD_NOT_ALLOWED;
      case Failure.ConnectLinkOver _ -> GONE;
      case Failure.NeedsReauth _,
          Failure.PendingConfirmation _,
          Failure.AccountMismatch _,
          Failure.RotationRunning _,
          Failure.ScopeMissing _,
          Failure.IdempotencyKeyInFlight _ ->
          CONFLICT;
      case Failure.VersionConflict _ -> PRECONDITION_FAILED;
      case Failure.VerificationFailed _,
          Failure.RecipientNotAllowed _,
          Failure.IdempotencyKeyReused _ ->
          UNPROCESSABLE_CONTENT;
      case Failure.MessageRefused(var reason, _) ->
          reason.isPassing() ? SERVICE_UNAVAILABLE : UNPROCESSABLE_CONTENT;
      case Failure.OutcomeUnknown _ -> BAD_GATEWAY;
      case Failure.RateLimited _ -> TOO_MANY_REQUESTS;
      case Failure.ProviderUnavailable(_, var reason, _) -> status(reason);
      case Failure.UpstreamRefused refused -> status(refused.status());
      case Failure.StoreUnavailable _ -> SERVICE_UNAVAILABLE;
    };
  }

  /** Servers that put something off do not say for how long. */
  private static Refusal refused(Refusal refusal, MessageProblem reason) {
    return reason.isPassing() ? refusal.header("Retry-After", "60") : refusal;
  }

  private static Refusal unavailable(Refusal plain, Failure.ProviderUnavailable failure) {
    Refusal refusal =
        plain.because(word(failure.reason())).with("provider", failure.provider().value());
    Duration after = failure.retryAfter();
    return after == null
        ? refusal
        : refusal.header("Retry-After", Long.toString(RateLimitHeaders.seconds(after)));
  }

  /** What the provider said is for whoever called it: nobody else would understand it. */
  private static Refusal upstream(Refusal plain, Failure.UpstreamRefused refused) {
    Refusal told =
        plain
            .with("provider", refused.provider().value())
            .with("upstreamStatus", refused.status())
            .with("upstreamType", refused.type())
            .with("retryable", refused.retryable());
    String message = refused.message();
    return message == null ? told : told.with("upstreamMessage", message);
  }

  /** The provider's own, where it says something about the call. */
  private static HttpStatus status(int upstream) {
    return switch (upstream) {
      case 400 -> BAD_REQUEST;
      case 402, 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 409 -> CONFLICT;
      case 413 -> CONTENT_TOO_LARGE;
      case 429 -> TOO_MANY_REQUESTS;
      default -> UNPROCESSABLE_CONTENT;
    };
  }

  private static HttpStatus status(ProviderProblem problem) {
    return switch (problem) {
      case UNREACHABLE,
          BROKEN_OFF,
          SERVER_ERROR,
          UNEXPECTED_ANSWER,
          GRANT_REFUSED,
          CLIENT_REFUSED ->
          BAD_GATEWAY;
      case OVERLOADED, TOKEN_RENEWED -> SERVICE_UNAVAILABLE;
      case TIMED_OUT -> GATEWAY_TIMEOUT;
    };
  }

  private static String names(Set<ProxyMethod> methods) {
    return methods.stream().map(ProxyMethod::name).sorted().collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
