package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.port.out.connection.TokenRefreshes.Trouble;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.token.RefreshCall.Outcome;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one call that a lease allows, and what becomes of its answer. Nothing of the store is held
 * while the provider is called; the answer is kept by the generation that was sent.
 */
public final class ProviderTurn {
  /** Longer than any provider is waited for; renewed while one is. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** In which whoever has got new tokens, and found the store away, tries it again. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(ProviderTurn.class);
  private static final Duration RENEWAL = Duration.ofSeconds(10);

  /** How long it is tried to note a pause or an end; whoever waits for a token waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A renewal is in doubt from the third failure on, or as soon as the old token has run out. */
  private static final int TOLERATED_FAILURES = 2;

  private final TokenRefreshes refreshes;
  private final RefreshCall call;
  private final RenewedTokens renewed;
  private final Changes changes;
  private final Clock clock;

  /** With those means. */
  public ProviderTurn(
      TokenRefreshes refreshes,
      RefreshCall call,
      RenewedTokens renewed,
      Changes changes,
      Clock clock) {
    this.refreshes = refreshes;
    this.call = call;
    this.renewed = renewed;
    this.changes = changes;
    this.clock = clock;
  }

  /** The token that is kept now; empty where somebody else has replaced it meanwhile. */
  Mono<Token> take(
      Standing standing,
      Claim claim,
      ConfiguredProvider provider,
      Secret refreshToken,
      @Nullable Actor actor) {
    return holding(
        claim,
        call.send(claim.workspace(), provider, refreshToken)
            .flatMap(outcome ->
                switch (outcome) {
                  case Outcome.Got(TokenSet tokens) ->
                      renewed.keep(
                          claim,
                          new RenewedGrant(
                              standing.connection(),
                              refreshToken,
                              tokens,
                              provider.definition().scopes()),
                          actor);
                  case Outcome.Refused(Failed failed) ->
                      refused(standing, claim, provider, failed, actor);
                }));
  }

  /** Until the answer is kept, too: whoever took the lease over would send what is spent. */
  private <T> Mono<T> holding(Claim claim, Mono<T> call) {
    Flux<Boolean> renewals =
        Flux.interval(RENEWAL)
            .onBackpressureDrop()
            .concatMap(tick -> refreshes.renew(claim, LEASE).onErrorReturn(false));
    return Mono.using(renewals::subscribe, renewing -> call, Disposable::dispose);
  }

  private Mono<Token> refused(
      Standing standing,
      Claim claim,
      ConfiguredProvider provider,
      Failed failed,
      @Nullable Actor actor) {
    if (!(failed.failure() instanceof ProviderUnavailable trouble)) {
      return Mono.error(failed);
    }
    if (trouble.reason() == ProviderProblem.GRANT_REFUSED) {
      return giveUp(standing, claim, "invalid_grant", actor);
    }
    // again: before the claim, somebody may have taken a lease over
    return refreshes
        .standing(claim.workspace(), claim.id())
        .onErrorReturn(standing)
        .defaultIfEmpty(standing)
        .map(now -> Backoff.after(now, provider.definition().refresh(), trouble))
        .flatMap(wait -> postponed(standing, claim, trouble, wait, actor));
  }

  private Mono<Token> postponed(
      Standing standing,
      Claim claim,
      ProviderUnavailable trouble,
      Duration wait,
      @Nullable Actor actor) {
    boolean doubtful = !standing.isValid() || standing.failures() >= TOLERATED_FAILURES;
    LOG.info(
        "{} did not refresh {}: {}; next try in {} s",
        trouble.provider(),
        claim.id(),
        trouble.reason(),
        wait.toSeconds());
    Trouble told = doubtful ? degraded(trouble.reason(), actor) : null;
    Mono<Boolean> pause = Mono.defer(() -> refreshes.postpone(claim, wait, trouble.reason(), told));
    return StoreRetries.insist(pause, PATIENCE, "pause", claim.id())
        .onErrorReturn(false)
        .then(Failed.with(new ProviderUnavailable(trouble.provider(), trouble.reason(), wait)));
  }

  private Trouble degraded(ProviderProblem problem, @Nullable Actor actor) {
    return new Trouble(
        new ConnectionState.Degraded(
            clock.instant(),
            problem.name().toLowerCase(Locale.ROOT),
            problem == ProviderProblem.CLIENT_REFUSED ? NextAction.CONTACT_ADMIN : NextAction.WAIT),
        changes.of(ConnectionChange.DEGRADED, actor));
  }

  /** Notes that only the person can renew it; empty where somebody has replaced it meanwhile. */
  Mono<Token> giveUp(Standing standing, Claim claim, String reason, @Nullable Actor actor) {
    NeedsReauth failure = new NeedsReauth(claim.id(), reason);
    Connection given =
        standing
            .connection()
            .in(new ConnectionState.NeedsReauth(clock.instant(), failure.reason()));
    Mono<Connection> end =
        Mono.defer(
            () -> refreshes.giveUp(claim, given, changes.of(ConnectionChange.NEEDS_REAUTH, actor)));
    return StoreRetries.insist(end, PATIENCE, "end", claim.id())
        .flatMap(gone -> Failed.with(failure));
  }
}
