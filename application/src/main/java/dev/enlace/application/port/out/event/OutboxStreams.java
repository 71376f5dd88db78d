package dev.enlace.application.port.out.event;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is still to be told: for each destination and connection a span of the connection's events.
 * Whoever claims a stream tells its events in order and moves the stream on; a claim that is not
 * renewed runs out, by the store's clock, and somebody else begins where it stood.
 */
public interface OutboxStreams {
  /** Workspaces in which this replica has just committed events. Some may be left out. */
  Flux<WorkspaceId> written();

  /** Every lane in which somebody could claim something now; over all workspaces. */
  Flux<Lane> due();

  /** The same within one workspace. */
  Flux<Lane> due(WorkspaceId workspace);

  /** Claims streams that are due, the longest waiting first, and counts an attempt for each. */
  Flux<Stream> claim(Lane lane, UUID claim, int most, Duration length);

  /** What happened to a connection from one number to another, in order, at most that many. */
  Flux<Event> events(Lane lane, ConnectionId connection, long first, long last, int most);

  /** Notes that all before a number is told, and renews; false: the claim is lost, so stop. */
  Mono<Boolean> progress(Claim claim, long next, Duration length);

  /**
   * Ends a claim: all through that number is told. What has come since stays due. False: the claim
   * was lost, and somebody else tells some of it again.
   */
  Mono<Boolean> acknowledge(Claim claim, long through);

  /** Ends a claim at an event that failed, which is due again after a pause. */
  Mono<Boolean> postpone(Claim claim, long next, int attempts, Duration pause, String error);

  /**
   * Ends a claim at an event that nobody takes: it is put aside and the stream goes on after it.
   */
  Mono<Boolean> bury(Claim claim, Event event, int attempts, String error, UUID id);

  /** A destination within a workspace: what is slow here delays nobody elsewhere. */
  record Lane(WorkspaceId workspace, DestinationId destination) {}

  /** A stream that somebody holds. */
  record Claim(Lane lane, ConnectionId connection, UUID id) {}

  /**
   * What is owed of a connection.
   *
   * @param attempts made at the first event, with the one that this claim begins
   */
  record Stream(ConnectionId connection, long first, long last, int attempts) {}
}
