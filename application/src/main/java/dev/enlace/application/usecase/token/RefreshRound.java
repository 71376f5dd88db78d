package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One connection's way to a token that is good enough: read how the grant stands; where nobody
 * refreshes it, claim it and refresh it, else look again until whoever does is done.
 */
public final class RefreshRound {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshRound.class);
  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration LATER_LOOK = Duration.ofMillis(250);

  private final TokenRefreshes refreshes;
  private final ConnectionSecrets secrets;
  private final UpstreamGrants grants;
  private final ProviderTurn turn;
  private final TimeOrderedIds ids;

  /** With those means. */
  public RefreshRound(
      TokenRefreshes refreshes,
      ConnectionSecrets secrets,
      UpstreamGrants grants,
      ProviderTurn turn,
      TimeOrderedIds ids) {
    this.refreshes = refreshes;
    this.secrets = secrets;
    this.grants = grants;
    this.turn = turn;
    this.ids = ids;
  }

  /** Never empty; takes as long as it takes, and whoever waits for it should not. */
  Mono<Token> run(WorkspaceId workspace, ConnectionId id, Need need, @Nullable Actor actor) {
    return run(workspace, id, need, actor, FIRST_LOOK);
  }

  private Mono<Token> run(
      WorkspaceId workspace, ConnectionId id, Need need, @Nullable Actor actor, Duration look) {
    return Mono.defer(() -> refreshes.standing(workspace, id))
        .switchIfEmpty(Failed.with(new ConnectionNotFound(id)))
        .flatMap(standing ->
            decide(standing, need, actor, look)
                .onErrorResume(
                    UnreadableSecrets.class, lost -> unreadable(standing, need, actor, lost)));
  }

  /** Nothing is left to renew it with: only the person can. */
  private Mono<Token> unreadable(
      Standing standing, Need need, @Nullable Actor actor, UnreadableSecrets lost) {
    Connection connection = standing.connection();
    LOG.warn("{} has to be connected again", connection.id(), lost);
    return turn.giveUp(standing, standing.claim(ids.next()), "secrets_unreadable", actor)
        .switchIfEmpty(Mono.defer(() -> run(connection.workspace(), connection.id(), need, actor)));
  }

  /** An access token that does not open is as good as none: another may be had for it. */
  private Mono<Token> decide(Standing standing, Need need, @Nullable Actor actor, Duration look) {
    Usable.require(standing.connection());
    return need.isMetBy(standing)
        ? token(standing)
            .onErrorResume(
                UnreadableSecrets.class, lost -> instead(standing, need, actor, look, lost))
        : renewal(standing, need, actor, look);
  }

  private Mono<Token> instead(
      Standing standing, Need need, @Nullable Actor actor, Duration look, UnreadableSecrets lost) {
    if (Need.isRecent(standing)) {
      LOG.warn("{} does not open though it was just renewed", standing.connection().id(), lost);
      return Failed.with(new StoreUnavailable());
    }
    LOG.warn("{} is refreshed before its time", standing.connection().id(), lost);
    return renewal(standing, need, actor, look);
  }

  private Mono<Token> renewal(Standing standing, Need need, @Nullable Actor actor, Duration look) {
    Connection connection = standing.connection();
    boolean refreshable = standing.secrets().byField().containsKey(Material.REFRESH_TOKEN);
    ConfiguredProvider provider = grants.provider(connection).orElse(null);
    if (!refreshable || (provider != null && !provider.definition().refresh().offered())) {
      return notRenewable(standing, need, actor);
    }
    if (provider == null) {
      return Failed.with(grants.missing(connection));
    }
    if (standing.leased()) {
      return again(standing, need, actor, look);
    }
    if (standing.pause().isPositive()) {
      return Failed.with(paused(provider, standing));
    }
    return secrets
        .open(connection, standing.secrets().only(Material.REFRESH_TOKEN))
        .map(opened -> Objects.requireNonNull(opened.get(Material.REFRESH_TOKEN)))
        .flatMap(refreshToken -> renew(standing, provider, refreshToken, need, actor, look));
  }

  private Mono<Token> renew(
      Standing standing,
      ConfiguredProvider provider,
      Secret refreshToken,
      Need need,
      @Nullable Actor actor,
      Duration look) {
    Claim claim = standing.claim(ids.next());
    Mono<Boolean> claimed =
        Mono.defer(() -> refreshes.claim(claim, ProviderTurn.LEASE, ProviderTurn.GRACE));
    return claimed
        // it may be there, and nobody would use it
        .onErrorResume(RefreshRound::isStoreAway, unheard -> claimed)
        .flatMap(mine ->
            mine
                ? turn.take(standing, claim, provider, refreshToken, actor)
                    .switchIfEmpty(
                        Mono.defer(() -> run(claim.workspace(), claim.id(), need, actor)))
                : again(standing, need, actor, look));
  }

  /** Looks without opening anything until whoever refreshes it is done. */
  private Mono<Token> again(Standing standing, Need need, @Nullable Actor actor, Duration look) {
    Connection connection = standing.connection();
    Need shared = new Need(need.validity(), false);
    return Mono.delay(look)
        .then(
            Mono.defer(() ->
                refreshes.underWay(connection.workspace(), connection.id(), standing.generation())))
        .flatMap(still ->
            still
                ? again(standing, shared, actor, LATER_LOOK)
                : run(connection.workspace(), connection.id(), shared, actor, LATER_LOOK));
  }

  private Mono<Token> notRenewable(Standing standing, Need need, @Nullable Actor actor) {
    return standing.isValid()
        ? token(standing)
            .flatMap(kept ->
                need.isRefused(kept.accessToken())
                    ? givenUp(standing, "token_refused", need, actor)
                    : Mono.just(kept))
        : givenUp(standing, "token_expired", need, actor);
  }

  private Mono<Token> givenUp(Standing standing, String reason, Need need, @Nullable Actor actor) {
    return turn.giveUp(standing, standing.claim(ids.next()), reason, actor)
        .switchIfEmpty(
            Mono.defer(() ->
                run(standing.connection().workspace(), standing.connection().id(), need, actor)));
  }

  private Mono<Token> token(Standing standing) {
    return secrets
        .open(standing.connection(), standing.secrets().only(Material.ACCESS_TOKEN))
        .map(opened -> RenewedGrant.token(standing.connection(), opened));
  }

  private static boolean isStoreAway(Throwable error) {
    return error instanceof Failed failed && failed.failure() instanceof StoreUnavailable;
  }

  private static Failure paused(ConfiguredProvider provider, Standing standing) {
    ProviderProblem why = standing.why() == null ? ProviderProblem.OVERLOADED : standing.why();
    return new ProviderUnavailable(provider.definition().id(), why, standing.pause());
  }
}
