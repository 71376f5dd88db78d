package dev.enlace.application.port.out.event;

import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Event;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Attempts that were made, for people to look at. */
public interface Deliveries {
  /**
   * Keeps an attempt, and what it says of the destination: one that was accepted ends a row of
   * failures, any other begins one.
   */
  Mono<Delivery> note(Lane lane, Delivery delivery);

  /** Newest first, one more than the limit if there is more. */
  Flux<Delivery> page(Lane lane, @Nullable DeliveryId before, int limit);

  /** The attempt of that id; empty if there is none. */
  Mono<Delivery> find(Lane lane, DeliveryId id);

  /** The event of an attempt, also one that was put aside; empty if it is forgotten by now. */
  Mono<Event> event(Lane lane, Delivery delivery);

  /**
   * Notes that an event was accepted beside its stream: one that had been put aside is so no more,
   * and a stream that waits to tell it goes on behind it at once, unless somebody holds it.
   *
   * @return how many had been put aside. Never empty
   */
  Mono<Long> replayed(Lane lane, Event event);
}
