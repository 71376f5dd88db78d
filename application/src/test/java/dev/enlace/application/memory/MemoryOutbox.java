package dev.enlace.application.memory;

import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/** What stands in the tables about events; touched only within a transaction of the tables. */
final class MemoryOutbox {
  final Map<DestinationId, DestinationRow> destinations = new HashMap<>();
  final Map<ConnectionId, List<Event>> events = new HashMap<>();
  final Map<StreamKey, StreamRow> streams = new HashMap<>();
  final List<DeliveryRow> deliveries = new ArrayList<>();
  final List<LetterRow> letters = new ArrayList<>();
  final Sinks.Many<WorkspaceId> written = Sinks.many().multicast().directBestEffort();

  void put(Connection connection, Change change, Instant now) {
    List<Event> before = events.computeIfAbsent(connection.id(), _ -> new ArrayList<>());
    Event event =
        new Event(
            change.eventId(),
            connection.id(),
            before.size() + 1L,
            change.what().code(),
            now,
            "{\"id\":\"%s\"}".formatted(connection.id()));
    before.add(event);
    destinations.values().stream()
        .map(DestinationRow::destination)
        .filter(each -> each.workspace().equals(connection.workspace()))
        .filter(each -> each.standing().enabled() && each.events().wants(event.type()))
        .forEach(each -> extend(lane(each), event, now));
    written.tryEmitNext(connection.workspace()).isSuccess();
  }

  void forget(DestinationId destination) {
    streams.keySet().removeIf(key -> key.lane().destination().equals(destination));
  }

  private void extend(Lane lane, Event event, Instant now) {
    streams.merge(
        new StreamKey(lane, event.connection()),
        new StreamRow(event.seq(), event.seq(), now, null, Instant.MIN, 0),
        (standing, added) ->
            new StreamRow(
                standing.first(),
                added.last(),
                standing.dueAt(),
                standing.claim(),
                standing.claimUntil(),
                standing.attempts()));
  }

  private static Lane lane(Destination destination) {
    return new Lane(destination.workspace(), destination.id());
  }

  record DestinationRow(Destination destination, SealedSecrets secrets, Instant oldUntil) {}

  record StreamKey(Lane lane, ConnectionId connection) {}

  record StreamRow(
      long first,
      long last,
      Instant dueAt,
      @Nullable UUID claim,
      Instant claimUntil,
      int attempts) {
    StreamRow released(long next, int made, Instant due) {
      return new StreamRow(next, last, due, null, Instant.MIN, made);
    }

    StreamRow held(long next, UUID holder, Instant until, int made) {
      return new StreamRow(next, last, dueAt, holder, until, made);
    }
  }

  record DeliveryRow(Lane lane, Delivery delivery) {}

  record LetterRow(Lane lane, Event event, boolean replayed) {}
}
