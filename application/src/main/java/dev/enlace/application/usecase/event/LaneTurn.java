package dev.enlace.application.usecase.event;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.application.port.out.event.OutboxStreams.Claim;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.application.usecase.event.Attempts.Addressee;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** Tells one destination some of what it is owed: a few connections' streams, side by side. */
public final class LaneTurn {
  private static final int WIDTH = 8;

  /** A destination in trouble is tried with one at a time. */
  private static final int NARROW = 1;

  private final Destinations destinations;
  private final OutboxStreams streams;
  private final Attempts attempts;
  private final StreamTurn streamTurn;
  private final TimeOrderedIds ids;

  /** With those means. */
  public LaneTurn(
      Destinations destinations,
      OutboxStreams streams,
      Attempts attempts,
      StreamTurn streamTurn,
      TimeOrderedIds ids) {
    this.destinations = destinations;
    this.streams = streams;
    this.attempts = attempts;
    this.streamTurn = streamTurn;
    this.ids = ids;
  }

  /** How many streams were claimed: with none there is nothing to do for now. Never empty. */
  Mono<Long> take(Lane lane, BooleanSupplier over) {
    return destinations
        .find(lane.workspace(), lane.destination())
        .filter(stored -> stored.destination().standing().enabled())
        .flatMap(attempts::addressee)
        .flatMap(addressee -> take(lane, addressee, over))
        .defaultIfEmpty(0L);
  }

  private Mono<Long> take(Lane lane, Addressee addressee, BooleanSupplier over) {
    UUID claim = ids.next();
    boolean inTrouble = addressee.destination().standing().failingSince() != null;
    return streams
        .claim(lane, claim, inTrouble ? NARROW : WIDTH, StreamTurn.CLAIM)
        .flatMap(
            stream ->
                streamTurn
                    .take(addressee, stream, new Claim(lane, stream.connection(), claim), over)
                    .thenReturn(stream),
            WIDTH)
        .count();
  }
}
