package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Actor;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Keeps what a provider has just given: these tokens may be the only ones that live. */
public final class RenewedTokens {
  private static final Logger LOG = LoggerFactory.getLogger(RenewedTokens.class);

  /** How long tokens that nobody could keep yet are held in memory. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TokenRefreshes refreshes;
  private final ConnectionSecrets secrets;
  private final UpstreamGrants upstream;
  private final Changes changes;
  private final Clock clock;

  /** With those means. */
  public RenewedTokens(
      TokenRefreshes refreshes,
      ConnectionSecrets secrets,
      UpstreamGrants upstream,
      Changes changes,
      Clock clock) {
    this.refreshes = refreshes;
    this.secrets = secrets;
    this.upstream = upstream;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Tried until the store is back. The token that is kept now; empty where somebody else has
   * replaced it meanwhile, or it is gone.
   */
  Mono<Token> keep(Claim claim, RenewedGrant grant, @Nullable Actor actor) {
    boolean well = grant.connection().state() instanceof ConnectionState.Active;
    ConnectionChange what = well ? ConnectionChange.REFRESHED : ConnectionChange.RECOVERED;
    Connection renewed = grant.renewed();
    Mono<Connection> save =
        Mono.defer(() -> secrets.seal(claim.workspace(), claim.id(), grant.secrets()))
            .flatMap(sealed ->
                refreshes.save(
                    claim,
                    renewed,
                    grant.lifetime(clock.instant()),
                    sealed,
                    changes.of(what, actor)));
    return StoreRetries.insist(save, PATIENCE, "refreshed tokens", claim.id())
        .map(saved -> RenewedGrant.token(saved, grant.secrets()))
        .switchIfEmpty(Mono.defer(() -> endedIfGone(claim, grant)));
  }

  /** Whoever disconnected it had the old tokens only: nobody holds these. */
  private Mono<Token> endedIfGone(Claim claim, RenewedGrant grant) {
    return refreshes
        .standing(claim.workspace(), claim.id())
        .hasElement()
        .filter(stands -> !stands)
        .flatMap(gone -> upstream.end(grant.renewed(), grant.secrets()))
        .doOnNext(
            ended -> LOG.info("{} went while it was renewed; its grant: {}", claim.id(), ended))
        .onErrorResume(Failed.class, trouble -> unended(claim, trouble))
        .then(Mono.empty());
  }

  private static <T> Mono<T> unended(Claim claim, Failed trouble) {
    LOG.warn("{} went while it was renewed; its grant may live", claim.id(), trouble);
    return Mono.empty();
  }
}
