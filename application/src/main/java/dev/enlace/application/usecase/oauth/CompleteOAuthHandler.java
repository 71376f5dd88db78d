package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.AuthorizationDenied;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Brought;
import dev.enlace.application.port.out.crypto.Signatures;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.application.usecase.oauth.OAuthEntries.Way;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.oauth.Reconnection;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Checks the callback, spends the state, and only then talks to the provider. */
public final class CompleteOAuthHandler implements CompleteOAuth {
  /** RFC 6749, 4.1.2.1 and OpenID Connect Core, 3.1.2.6; anything else is not repeated. */
  private static final Set<String> KNOWN_ERRORS =
      Set.of(
          "access_denied",
          "invalid_request",
          "unauthorized_client",
          "unsupported_response_type",
          "invalid_scope",
          "server_error",
          "temporarily_unavailable",
          "interaction_required",
          "login_required",
          "account_selection_required",
          "consent_required");

  private final Tickets tickets;
  private final OAuthEntries entries;
  private final OAuthAttempts attempts;
  private final GrantExchange exchange;
  private final GrantKeeping keeping;
  private final GrantReplacement replacement;

  /** With those means. */
  public CompleteOAuthHandler(
      Tickets tickets,
      OAuthEntries entries,
      OAuthAttempts attempts,
      GrantExchange exchange,
      GrantKeeping keeping,
      GrantReplacement replacement) {
    this.tickets = tickets;
    this.entries = entries;
    this.attempts = attempts;
    this.exchange = exchange;
    this.keeping = keeping;
    this.replacement = replacement;
  }

  @Override
  public Mono<Outcome> complete(Command command) {
    String state = command.state() == null ? "" : command.state();
    return tickets.find(Signatures.Use.STATE, state).flatMap(stored -> complete(stored, command));
  }

  private Mono<Outcome> complete(Stored stored, Command command) {
    CallbackCheck.require(stored, command);
    Way way = entries.way(stored.attempt());
    if (way instanceof Way.Open open) {
      CallbackCheck.requireIssuer(open.provider(), command);
    }
    Mono<Outcome> walk =
        attempts
            .spend(stored.attempt().ref(), CallbackCheck.browser(stored, command))
            .switchIfEmpty(Failed.with(new InvalidState(StateProblem.SPENT)))
            .map(spent -> broughtBack(spent, command))
            .flatMap(spent -> walk(spent, way, command));
    // a person who closes the tab now must not lose what the provider has granted already
    return Mono.fromFuture(walk.toFuture(), true);
  }

  private static Stored broughtBack(Stored spent, Command command) {
    Brought brought = command.brought();
    if (brought == null) {
      return spent;
    }
    OAuthAttempt attempt = spent.attempt().aimedAt(brought.target());
    return spent.with(CallbackCheck.isOfStarter(spent, command) ? attempt.confirmed() : attempt);
  }

  private Mono<Outcome> walk(Stored spent, Way way, Command command) {
    return switch (way) {
      case Way.Closed(Failure failure) -> failed(spent.attempt(), failure);
      case Way.Open open -> walk(spent, open, command);
    };
  }

  private Mono<Outcome> walk(Stored spent, Way.Open way, Command command) {
    if (command.error() != null || command.code() == null) {
      String error =
          command.error() != null && KNOWN_ERRORS.contains(command.error())
              ? command.error()
              : "other";
      return failed(spent.attempt(), new AuthorizationDenied(spent.attempt().provider(), error));
    }
    return exchange
        .exchange(spent, way.entry(), way.provider(), command.code())
        .flatMap(this::keep)
        .onErrorResume(Failed.class, trouble -> failed(spent.attempt(), trouble.failure()))
        .onErrorResume(bug -> !(bug instanceof Failed), bug -> noted(spent.attempt(), bug));
  }

  private Mono<Outcome> keep(NewGrant grant) {
    Reconnection reconnection = grant.attempt().reconnection();
    return reconnection == null ? keeping.keep(grant) : replacement.replace(grant, reconnection);
  }

  /** What nobody expected is no less an end: whoever polls the attempt must not wait for more. */
  private Mono<Outcome> noted(OAuthAttempt attempt, Throwable bug) {
    return attempts.fail(attempt, "INTERNAL_ERROR").then(Mono.error(bug));
  }

  private Mono<Outcome> failed(OAuthAttempt attempt, Failure failure) {
    return attempts
        .fail(attempt, failure.code())
        .thenReturn(new Outcome.NotConnected(attempt.successUrl(), attempt.id(), failure));
  }
}
