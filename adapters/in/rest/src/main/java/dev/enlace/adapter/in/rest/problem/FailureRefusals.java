package dev.enlace.adapter.in.rest.problem;

import static org.springframework.http.HttpStatus.BAD_GATEWAY;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * The answer to each {@link Failure}; a new one without an answer does not compile. Metadata names
 * ids and reasons that are ours, never what a caller or a provider sent.
 */
public final class FailureRefusals {
  private FailureRefusals() {}

  /** The answer to that failure. */
  public static Refusal of(Failure failure) {
    return switch (failure) {
      case Failure.CatalogEntryNotFound _ ->
          Refusal.of(NOT_FOUND, ProblemCode.CONNECTION_CATALOG_ENTRY_NOT_FOUND);
      case Failure.OAuthNotSupported(var slug) ->
          Refusal.of(BAD_REQUEST, ProblemCode.CONNECTION_OAUTH_NOT_SUPPORTED)
              .with("slug", slug.value());
      case Failure.ProviderNotConfigured(var provider, var variables) ->
          Refusal.of(BAD_REQUEST, ProblemCode.CONNECTION_OAUTH_PROVIDER_NOT_CONFIGURED)
              .with("provider", provider.value())
              .with("variables", variables);
      case Failure.InvalidConfiguration(var reason, var violations) ->
          Refusal.of(BAD_REQUEST, ProblemCode.CONNECTION_INVALID_CONFIGURATION)
              .because(reason)
              .with(violations);
      case Failure.VerificationFailed(var reason, _) ->
          Refusal.of(UNPROCESSABLE_CONTENT, ProblemCode.CONNECTION_VERIFICATION_FAILED)
              .because(word(reason));
      case Failure.ConnectionNotFound _ -> Refusal.of(NOT_FOUND, ProblemCode.CONNECTION_NOT_FOUND);
      case Failure.InvalidState(var reason) ->
          Refusal.of(BAD_REQUEST, ProblemCode.CONNECTION_INVALID_STATE).because(word(reason));
      case Failure.AuthorizationDenied(var provider, _) ->
          Refusal.of(FORBIDDEN, ProblemCode.CONNECTION_AUTHORIZATION_DENIED)
              .with("provider", provider.value());
      case Failure.NeedsReauth(var id, var reason) ->
          Refusal.of(CONFLICT, ProblemCode.CONNECTION_NEEDS_REAUTH)
              .because(reason)
              .with("connectionId", id.toString())
              .with("nextAction", "reconnect");
      case Failure.PendingConfirmation(var id) ->
          Refusal.of(CONFLICT, ProblemCode.CONNECTION_PENDING_CONFIRMATION)
              .with("connectionId", id.toString());
      case Failure.ProviderUnavailable unavailable -> unavailable(unavailable);
      case Failure.VersionConflict _ ->
          Refusal.of(PRECONDITION_FAILED, ProblemCode.VERSION_CONFLICT);
      case Failure.RateLimited limited -> limited(limited);
      case Failure.Unauthenticated _ -> unauthenticated();
      case Failure.Forbidden(var reason) ->
          Refusal.of(FORBIDDEN, ProblemCode.FORBIDDEN).because(reason);
      case Failure.ValidationFailed(var violations) -> Refusal.invalid(violations);
      case Failure.NotFound(var kind, _) ->
          Refusal.of(NOT_FOUND, ProblemCode.NOT_FOUND).with("kind", kind);
      case Failure.StoreUnavailable _ ->
          Refusal.of(SERVICE_UNAVAILABLE, ProblemCode.SERVICE_UNAVAILABLE)
              .header("Retry-After", "1");
    };
  }

  /** Nobody is known to ask (RFC 6750, 3). */
  public static Refusal unauthenticated() {
    return Refusal.of(UNAUTHORIZED, ProblemCode.UNAUTHENTICATED)
        .header("WWW-Authenticate", "Bearer");
  }

  private static Refusal unavailable(Failure.ProviderUnavailable failure) {
    Refusal refusal =
        Refusal.of(status(failure.reason()), ProblemCode.CONNECTION_PROVIDER_UNAVAILABLE)
            .because(word(failure.reason()))
            .with("provider", failure.provider().value());
    Duration after = failure.retryAfter();
    return after == null ? refusal : refusal.header("Retry-After", seconds(after));
  }

  private static HttpStatus status(ProviderProblem problem) {
    return switch (problem) {
      case UNREACHABLE, SERVER_ERROR, UNEXPECTED_ANSWER, GRANT_REFUSED, CLIENT_REFUSED ->
          BAD_GATEWAY;
      case OVERLOADED -> SERVICE_UNAVAILABLE;
      case TIMED_OUT -> GATEWAY_TIMEOUT;
    };
  }

  private static Refusal limited(Failure.RateLimited failure) {
    Refusal refusal = Refusal.of(TOO_MANY_REQUESTS, ProblemCode.RATE_LIMITED);
    for (Map.Entry<String, String> header : RateLimitHeaders.of(failure).entrySet()) {
      refusal = refusal.header(header.getKey(), header.getValue());
    }
    return refusal;
  }

  private static String word(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
