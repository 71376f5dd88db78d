package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryOutbox.DeliveryRow;
import dev.enlace.application.memory.MemoryOutbox.DestinationRow;
import dev.enlace.application.memory.MemoryOutbox.LetterRow;
import dev.enlace.application.memory.MemoryOutbox.StreamKey;
import dev.enlace.application.memory.MemoryOutbox.StreamRow;
import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Destination.Standing;
import dev.enlace.domain.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Attempts in memory. */
public final class MemoryDeliveries implements Deliveries {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryDeliveries(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Mono<Delivery> note(Lane lane, Delivery delivery) {
    return tables.one(() -> {
      tables.outbox.deliveries.add(new DeliveryRow(lane, delivery));
      tables.outbox.destinations.computeIfPresent(
          lane.destination(), (id, row) -> told(row, delivery));
      return Optional.of(delivery);
    });
  }

  @Override
  public Flux<Delivery> page(Lane lane, @Nullable DeliveryId before, int limit) {
    return tables.many(() ->
        in(lane)
            .filter(each -> before == null || each.id().toString().compareTo(before.toString()) < 0)
            .sorted(Comparator.comparing((Delivery each) -> each.id().toString()).reversed())
            .limit(limit + 1L)
            .toList());
  }

  @Override
  public Mono<Delivery> find(Lane lane, DeliveryId id) {
    return tables.one(() -> in(lane).filter(each -> each.id().equals(id)).findFirst());
  }

  @Override
  public Mono<Event> event(Lane lane, Delivery delivery) {
    return tables.one(() ->
        Stream.concat(
                tables.outbox.events.getOrDefault(delivery.connection(), List.of()).stream(),
                tables.outbox.letters.stream()
                    .filter(letter -> letter.lane().equals(lane))
                    .map(LetterRow::event))
            .filter(event -> event.id().equals(delivery.event()))
            .findFirst());
  }

  @Override
  public Mono<Long> replayed(Lane lane, Event event) {
    return tables.one(() -> {
      tables.outbox.streams.computeIfPresent(
          new StreamKey(lane, event.connection()), (key, row) -> behind(row, event));
      List<LetterRow> letters = tables.outbox.letters;
      List<LetterRow> open =
          letters.stream()
              .filter(letter -> letter.lane().equals(lane) && !letter.replayed())
              .filter(letter -> letter.event().id().equals(event.id()))
              .toList();
      open.forEach(letter ->
          letters.set(letters.indexOf(letter), new LetterRow(letter.lane(), letter.event(), true)));
      return Optional.of((long) open.size());
    });
  }

  private @Nullable StreamRow behind(StreamRow row, Event event) {
    if (row.first() != event.seq() || !row.claimUntil().isBefore(tables.now())) {
      return row;
    }
    return row.last() == event.seq() ? null : row.released(event.seq() + 1, 0, tables.now());
  }

  private Stream<Delivery> in(Lane lane) {
    return tables.outbox.deliveries.stream()
        .filter(row -> row.lane().equals(lane))
        .map(DeliveryRow::delivery);
  }

  private DestinationRow told(DestinationRow row, Delivery delivery) {
    Standing standing = row.destination().standing();
    Instant since = standing.failingSince();
    Instant failing = delivery.error() == null ? null : since == null ? tables.now() : since;
    Standing now = new Standing(standing.enabled(), failing, standing.disabledReason());
    return new DestinationRow(
        MemoryDestinations.with(row.destination(), now, false), row.secrets(), row.oldUntil());
  }
}
