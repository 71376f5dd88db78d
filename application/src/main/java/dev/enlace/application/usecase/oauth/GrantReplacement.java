package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.AccountMismatch;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.oauth.Reconnection;
import dev.enlace.domain.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Puts what a provider granted in place of a connection's grant, if the same account signed in. A
 * grant of another account is ended, as nobody would hold it, whichever of the two it is; where
 * that account may take the place and connections are to be confirmed, this one is pending again
 * until it is.
 */
public final class GrantReplacement {
  private static final Logger LOG = LoggerFactory.getLogger(GrantReplacement.class);

  private final Connections connections;
  private final GrantSaving saving;
  private final ConnectionSecrets secrets;
  private final UpstreamGrants upstream;
  private final Changes changes;
  private final TimeOrderedIds ids;
  private final Entropy entropy;
  private final Clock clock;

  /** With those means. */
  public GrantReplacement(
      Connections connections,
      GrantSaving saving,
      ConnectionSecrets secrets,
      UpstreamGrants upstream,
      Changes changes,
      TimeOrderedIds ids,
      Entropy entropy,
      Clock clock) {
    this.connections = connections;
    this.saving = saving;
    this.secrets = secrets;
    this.upstream = upstream;
    this.changes = changes;
    this.ids = ids;
    this.entropy = entropy;
    this.clock = clock;
  }

  Mono<Outcome> replace(NewGrant grant, Reconnection reconnection) {
    OAuthAttempt attempt = grant.attempt();
    ConnectionId id = reconnection.connection();
    Viewer viewer = new Viewer(attempt.workspace(), attempt.starter().user().id(), false);
    return saving
        .patiently(connections.find(id, viewer))
        .switchIfEmpty(Failed.with(new ConnectionNotFound(id)))
        .flatMap(stored -> replace(grant, reconnection, stored))
        .onErrorResume(
            GrantReplacement::isRefused, refused -> ended(grant).then(Mono.error(refused)));
  }

  private Mono<Outcome> replace(NewGrant grant, Reconnection reconnection, Stored stored) {
    Connection before = stored.connection();
    Account account = grant.account().orElse(null);
    boolean same = isSame(known(before), account);
    if (!same && !reconnection.allowAccountChange()) {
      return Failed.with(
          account == null ? grant.cannotCompare() : new AccountMismatch(before.id()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean known = same && known(before) != null;
    ConnectionState state =
        grant.attempt().confirmation() && !known
            ? new ConnectionState.Pending(now)
            : new ConnectionState.Active(now);
    Connection reconnected =
        before.reconnected(grant.material(), account, state, grant.entry().details().name());
    Confirmation confirmation = Confirmation.of(reconnected, entropy);
    return saving
        .patiently(secrets.seal(reconnected.workspace(), reconnected.id(), grant.secrets()))
        .flatMap(sealed ->
            saving.save(
                grant.attempt(),
                reconnected.id(),
                Mono.defer(() ->
                    connections.reconnectFrom(
                        grant.attempt().ref(),
                        reconnected,
                        grant.lifetime(clock.instant()),
                        before.account(),
                        sealed,
                        confirmation.hash(),
                        change(grant, before)))))
        .switchIfEmpty(Failed.with(new AccountMismatch(before.id())))
        .delayUntil(kept -> isAnother(before.account(), account) ? ended(stored) : Mono.empty())
        .map(kept -> confirmation.connected(grant, kept));
  }

  /** While the store is away nobody knows what it has kept: that may be the grant. */
  private static boolean isRefused(Throwable error) {
    return error instanceof Failed && !GrantSaving.isStoreAway(error);
  }

  /** Null: nobody could say, or has confirmed it. */
  private static @Nullable Account known(Connection before) {
    return before.state() instanceof ConnectionState.Pending ? null : before.account();
  }

  /** One that nobody could name before may be anybody's; one that nobody can name now is not. */
  private static boolean isSame(@Nullable Account before, @Nullable Account now) {
    return before == null || (now != null && before.id().equals(now.id()));
  }

  /** Only where both are known: the same account's new grant might end with the old one. */
  private static boolean isAnother(@Nullable Account before, @Nullable Account now) {
    return before != null && now != null && !before.id().equals(now.id());
  }

  private Change change(NewGrant grant, Connection before) {
    boolean well = before.state() instanceof ConnectionState.Active;
    return changes.of(
        well ? ConnectionChange.UPDATED : ConnectionChange.RECOVERED, grant.attempt().starter());
  }

  private Mono<Void> ended(NewGrant grant) {
    Connection never =
        grant.connection(
            new ConnectionId(ids.next()), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return end(never, grant.secrets(), "The grant of an attempt that did not fit");
  }

  /** Nobody holds it any more. */
  private Mono<Void> ended(Stored replaced) {
    return secrets
        .openOrNone(replaced)
        .flatMap(tokens -> end(replaced.connection(), tokens, "The grant of another account"));
  }

  private Mono<Void> end(Connection connection, Map<String, Secret> tokens, String what) {
    return upstream
        .end(connection, tokens)
        .doOnNext(ended -> LOG.info("{} was to be ended: {}", what, ended))
        .onErrorComplete()
        .then();
  }
}
