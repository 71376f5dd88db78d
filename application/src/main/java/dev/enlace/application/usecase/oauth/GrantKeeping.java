package dev.enlace.application.usecase.oauth;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.RecipientChanges;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.OAuthAttempt;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Keeps what a provider granted, sealed, together with the attempt's end. */
public final class GrantKeeping {
  private final Connections connections;
  private final GrantSaving saving;
  private final ConnectionSecrets secrets;
  private final Changes changes;
  private final TimeOrderedIds ids;
  private final Entropy entropy;
  private final Clock clock;

  /** With those means. */
  public GrantKeeping(
      Connections connections,
      GrantSaving saving,
      ConnectionSecrets secrets,
      Changes changes,
      TimeOrderedIds ids,
      Entropy entropy,
      Clock clock) {
    this.connections = connections;
    this.saving = saving;
    this.secrets = secrets;
    this.changes = changes;
    this.ids = ids;
    this.entropy = entropy;
    this.clock = clock;
  }

  Mono<Outcome> keep(NewGrant grant) {
    OAuthAttempt attempt = grant.attempt();
    Connection connection =
        grant.connection(
            new ConnectionId(ids.next()), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Confirmation confirmation = Confirmation.of(connection, entropy);
    Change change =
        RecipientChanges.noted(
            changes.of(ConnectionChange.CREATED, attempt.starter()), null, connection);
    return saving
        .patiently(secrets.seal(attempt.workspace(), connection.id(), grant.secrets()))
        .flatMap(sealed ->
            saving.save(
                attempt,
                connection.id(),
                Mono.defer(() ->
                    connections.addFrom(
                        attempt.ref(),
                        connection,
                        grant.lifetime(clock.instant()),
                        sealed,
                        confirmation.hash(),
                        change))))
        .map(kept -> confirmation.connected(grant, kept));
  }
}
