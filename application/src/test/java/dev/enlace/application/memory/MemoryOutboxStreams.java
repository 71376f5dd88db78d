package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryOutbox.LetterRow;
import dev.enlace.application.memory.MemoryOutbox.StreamKey;
import dev.enlace.application.memory.MemoryOutbox.StreamRow;
import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams in memory. */
public final class MemoryOutboxStreams implements OutboxStreams {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryOutboxStreams(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Flux<WorkspaceId> written() {
    return tables.outbox.written.asFlux();
  }

  @Override
  public Flux<Lane> due() {
    return tables.many(() ->
        tables.outbox.streams.entrySet().stream()
            .filter(row -> isFree(row.getValue()) && isEnabled(row.getKey().lane()))
            .map(row -> row.getKey().lane())
            .distinct()
            .toList());
  }

  @Override
  public Flux<Lane> due(WorkspaceId workspace) {
    return due().filter(lane -> lane.workspace().equals(workspace));
  }

  @Override
  public Flux<Stream> claim(Lane lane, UUID claim, int most, Duration length) {
    return tables.many(() ->
        tables.outbox.streams.entrySet().stream()
            .filter(row -> row.getKey().lane().equals(lane) && isFree(row.getValue()))
            .sorted(Comparator.comparing(row -> row.getValue().dueAt()))
            .limit(most)
            .toList()
            .stream()
            .map(row -> claimed(row, claim, tables.now().plus(length)))
            .toList());
  }

  @Override
  public Flux<Event> events(Lane lane, ConnectionId connection, long first, long last, int most) {
    return tables.many(() ->
        tables.outbox.events.getOrDefault(connection, List.of()).stream()
            .filter(event -> event.seq() >= first && event.seq() <= last)
            .limit(most)
            .toList());
  }

  @Override
  public Mono<Boolean> progress(Claim claim, long next, Duration length) {
    return holding(
        claim,
        (key, row) ->
            tables.outbox.streams.put(
                key, row.held(next, claim.id(), tables.now().plus(length), 0)));
  }

  @Override
  public Mono<Boolean> acknowledge(Claim claim, long through) {
    return holding(claim, (key, row) -> end(key, row, through));
  }

  @Override
  public Mono<Boolean> postpone(
      Claim claim, long next, int attempts, Duration pause, String error) {
    return holding(
        claim,
        (key, row) ->
            tables.outbox.streams.put(key, row.released(next, attempts, tables.now().plus(pause))));
  }

  @Override
  public Mono<Boolean> bury(Claim claim, Event event, int attempts, String error, UUID id) {
    return holding(
        claim,
        (key, row) -> {
          end(key, row, event.seq());
          tables.outbox.letters.add(new LetterRow(claim.lane(), event, false));
        });
  }

  private void end(StreamKey key, StreamRow row, long through) {
    if (row.last() <= through) {
      tables.outbox.streams.remove(key);
    } else {
      tables.outbox.streams.put(key, row.released(through + 1, 0, row.dueAt()));
    }
  }

  private Mono<Boolean> holding(Claim claim, BiConsumer<StreamKey, StreamRow> change) {
    return tables.one(() -> {
      StreamKey key = new StreamKey(claim.lane(), claim.connection());
      StreamRow row = tables.outbox.streams.get(key);
      boolean held = row != null && claim.id().equals(row.claim());
      if (held) {
        change.accept(key, Objects.requireNonNull(row));
      }
      return Optional.of(held);
    });
  }

  private Stream claimed(Map.Entry<StreamKey, StreamRow> entry, UUID claim, Instant until) {
    StreamRow row = entry.getValue();
    StreamRow held = row.held(row.first(), claim, until, row.attempts() + 1);
    tables.outbox.streams.put(entry.getKey(), held);
    return new Stream(entry.getKey().connection(), held.first(), held.last(), held.attempts());
  }

  private boolean isFree(StreamRow row) {
    Instant now = tables.now();
    return !row.dueAt().isAfter(now) && row.claimUntil().isBefore(now);
  }

  private boolean isEnabled(Lane lane) {
    return Optional.ofNullable(tables.outbox.destinations.get(lane.destination()))
        .filter(row -> row.destination().standing().enabled())
        .isPresent();
  }
}
