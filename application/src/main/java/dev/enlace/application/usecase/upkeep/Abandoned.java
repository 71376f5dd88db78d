package dev.enlace.application.usecase.upkeep;

import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.application.port.out.upkeep.UnconfirmedConnections;
import dev.enlace.application.port.out.upkeep.UnconfirmedConnections.Unconfirmed;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Forgets connections that nobody confirmed in time, and ends their grants: whoever signed in may
 * not have known for whom.
 */
public final class Abandoned {
  /** How long after an attempt's end its confirmation may still come. */
  static final Duration AGE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Abandoned.class);
  private static final int AT_A_TIME = 100;

  /** A provider may take half a minute to end a grant. */
  private static final int SIDE_BY_SIDE = 8;

  private final UnconfirmedConnections unconfirmed;
  private final Connections connections;
  private final ConnectionSecrets secrets;
  private final UpstreamGrants upstream;
  private final Changes changes;

  /** With those means. */
  public Abandoned(
      UnconfirmedConnections unconfirmed,
      Connections connections,
      ConnectionSecrets secrets,
      UpstreamGrants upstream,
      Changes changes) {
    this.unconfirmed = unconfirmed;
    this.connections = connections;
    this.secrets = secrets;
    this.upstream = upstream;
    this.changes = changes;
  }

  /**
   * How many were forgotten, for as long as the turn goes on; what fails is tried again at the next
   * one. Never empty.
   */
  Mono<Long> forget(JobTurn turn) {
    return unconfirmed
        .due(AGE, AT_A_TIME)
        .flatMap(
            each ->
                turn.goesOn()
                    .flatMap(held -> forget(each))
                    .onErrorResume(trouble -> {
                      LOG.warn("Cannot forget {}, which nobody confirmed", each.id(), trouble);
                      return Mono.empty();
                    }),
            SIDE_BY_SIDE)
        .count();
  }

  private Mono<ConnectionId> forget(Unconfirmed each) {
    return connections
        .find(each.id(), new Viewer(each.workspace(), each.owner(), false))
        .flatMap(this::forget);
  }

  private Mono<ConnectionId> forget(Stored stored) {
    Connection connection = stored.connection();
    return secrets
        .openOrNone(stored)
        .flatMap(tokens ->
            unconfirmed
                .remove(connection, changes.of(ConnectionChange.DELETED, null))
                .delayUntil(gone -> upstream.end(connection, tokens)));
  }
}
