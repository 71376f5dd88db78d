package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.connection.HandOverGrant;
import dev.enlace.application.port.in.connection.ShowTokens.Shown;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Rights;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Takes the lease of a refresh, so that nobody spends the refresh token meanwhile, and lets go of
 * the token for good before anybody is told it.
 */
public final class HandOverGrantHandler implements HandOverGrant {
  /** What the state of such a connection says. */
  static final String REASON = "refresh_handed_over";

  private static final Duration LOOK = Duration.ofMillis(250);

  /** Longer than a provider is waited for: whoever is refreshing will be done. */
  private static final int LOOKS = 120;

  private final TokenGate gate;
  private final WorkingToken working;
  private final TokenRefreshes refreshes;
  private final ConnectionSecrets secrets;
  private final UpstreamGrants upstream;
  private final Changes changes;
  private final HandOutLog log;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** With those means. */
  public HandOverGrantHandler(
      TokenGate gate,
      WorkingToken working,
      TokenRefreshes refreshes,
      ConnectionSecrets secrets,
      UpstreamGrants upstream,
      Changes changes,
      HandOutLog log,
      TimeOrderedIds ids,
      Clock clock) {
    this.gate = gate;
    this.working = working;
    this.refreshes = refreshes;
    this.secrets = secrets;
    this.upstream = upstream;
    this.changes = changes;
    this.log = log;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Mono<Shown> handOver(Principal principal, ConnectionId id) {
    return gate.open(principal, id)
        .doOnNext(held -> requireAllowed(principal, held))
        // who gets the grant gets one that works
        .delayUntil(held -> working.of(held, null, principal.actor()))
        .flatMap(held -> take(principal, id, LOOKS))
        .doOnNext(shown -> log.note(principal, id));
  }

  private static void requireAllowed(Principal principal, Held held) {
    if (!principal.may(Permission.REVEAL_REFRESH_TOKENS)) {
      throw new Failed(new Forbidden("permission_tokens_reveal_refresh"));
    }
    ConnectionGate.require(TokenGate.rights(principal, held), Right.MANAGE);
  }

  private Mono<Shown> take(Principal principal, ConnectionId id, int looks) {
    return Mono.defer(() -> refreshes.standing(principal.workspace(), id))
        .switchIfEmpty(Failed.with(new ConnectionNotFound(id)))
        .flatMap(standing -> take(principal, standing, looks));
  }

  private Mono<Shown> take(Principal principal, Standing standing, int looks) {
    Connection connection = standing.connection();
    Usable.require(connection);
    // lists may have been set since the gate was passed
    ConnectionGate.require(Rights.of(principal, connection, false), Right.REVEAL);
    if (!standing.secrets().byField().containsKey(Material.REFRESH_TOKEN)) {
      return opened(standing).map(tokens -> shown(connection, tokens, null));
    }
    if (!standing.pause().isZero() || looks == 0) {
      return Failed.with(paused(standing));
    }
    Claim claim = standing.claim(ids.next());
    return refreshes
        .claim(claim, ProviderTurn.LEASE, ProviderTurn.GRACE)
        .filter(mine -> mine)
        .flatMap(mine -> taken(principal, standing, claim))
        .switchIfEmpty(
            Mono.delay(LOOK).then(Mono.defer(() -> take(principal, connection.id(), looks - 1))));
  }

  /** Opened first: what nobody can read must not be let go of. */
  private Mono<Shown> taken(Principal principal, Standing standing, Claim claim) {
    Connection over =
        standing.connection().in(new ConnectionState.NeedsReauth(clock.instant(), REASON));
    return opened(standing)
        .flatMap(tokens ->
            refreshes
                .handOver(claim, over, changes.of(ConnectionChange.NEEDS_REAUTH, principal.actor()))
                .map(kept -> shown(kept, tokens, tokens.get(Material.REFRESH_TOKEN))));
  }

  private Mono<Map<String, Secret>> opened(Standing standing) {
    return secrets.open(standing.connection(), standing.secrets());
  }

  private Failure paused(Standing standing) {
    ProviderProblem why = standing.why() == null ? ProviderProblem.OVERLOADED : standing.why();
    return upstream
        .provider(standing.connection())
        .<Failure>map(
            provider -> new ProviderUnavailable(provider.definition().id(), why, standing.pause()))
        .orElseGet(StoreUnavailable::new);
  }

  private static Shown shown(
      Connection connection, Map<String, Secret> tokens, @Nullable Secret refreshToken) {
    Material.OAuthGrant grant = (Material.OAuthGrant) connection.material();
    return new Shown(
        connection.owner(),
        Objects.requireNonNull(tokens.get(Material.ACCESS_TOKEN), "access token"),
        refreshToken,
        grant.tokenType(),
        grant.expiresAt(),
        grant.granted(),
        grant.target());
  }
}
