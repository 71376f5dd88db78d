package dev.enlace.application.usecase.event;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.application.port.out.event.EventDelivery;
import dev.enlace.application.port.out.event.EventDelivery.DeliveryProblem;
import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Makes single attempts and writes each down. */
public final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final Map<DestinationKind, EventDelivery> ways;
  private final Deliveries deliveries;
  private final SigningKeys keys;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** By those ways, at most one a kind. */
  public Attempts(
      List<EventDelivery> ways,
      Deliveries deliveries,
      SigningKeys keys,
      TimeOrderedIds ids,
      Clock clock) {
    this.ways = ways.stream().collect(Collectors.toMap(EventDelivery::kind, Function.identity()));
    this.deliveries = deliveries;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is needed to tell a destination; empty where nobody here can. Where its secret does not
   * open, every attempt fails: it is seen in the list of them, and does not go on for ever. Where
   * the key is not at hand, another replica may have it: fails, and nothing is held against anyone.
   */
  Mono<Addressee> addressee(Stored stored) {
    Destination destination = stored.destination();
    return ways.containsKey(destination.kind())
        ? keys.open(stored)
            .onErrorResume(
                UnreadableSecrets.class,
                damaged -> {
                  LOG.warn("Nothing signs for {}: {}", destination.id(), damaged.getMessage());
                  return Mono.just(List.of());
                })
            .map(opened -> new Addressee(destination, opened))
        : Mono.empty();
  }

  /** One attempt. Never empty; fails only where it cannot be written down. */
  Mono<Attempt> make(Addressee addressee, Event event, int number) {
    return outcome(addressee, event)
        .onErrorResume(RuntimeException.class, bug -> Mono.just(bug(event, bug)))
        .elapsed()
        .flatMap(timed -> {
          Duration took = Duration.ofMillis(timed.getT1());
          return deliveries
              .note(addressee.lane(), delivery(event, number, timed.getT2(), took))
              .map(noted -> new Attempt(noted, timed.getT2()));
        });
  }

  private Mono<Outcome> outcome(Addressee addressee, Event event) {
    return addressee.keys().isEmpty()
        ? Mono.just(Outcome.Refused.unanswered(DeliveryProblem.SECRET_UNREADABLE))
        : Objects.requireNonNull(ways.get(addressee.destination().kind()))
            .deliver(event, addressee.destination(), addressee.keys());
  }

  private Delivery delivery(Event event, int number, Outcome outcome, Duration took) {
    Integer status =
        switch (outcome) {
          case Outcome.Accepted(int answered) -> Integer.valueOf(answered);
          case Outcome.Refused refused -> refused.status();
        };
    String error =
        switch (outcome) {
          case Outcome.Accepted _ -> null;
          case Outcome.Refused refused -> refused.problem().code();
        };
    return new Delivery(
        new DeliveryId(ids.next()),
        event.connection(),
        event.id(),
        event.seq(),
        event.type(),
        number,
        status,
        error,
        took,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Outcome bug(Event event, RuntimeException bug) {
    LOG.error("Event {} could not be delivered", event.id(), bug);
    return Outcome.Refused.unanswered(DeliveryProblem.INTERNAL_ERROR);
  }

  /** Whom to tell, and what signs it: nothing where that does not open. */
  record Addressee(Destination destination, List<Secret> keys) {
    Lane lane() {
      return new Lane(destination.workspace(), destination.id());
    }
  }

  /** What was written down, and what came of it. */
  record Attempt(Delivery delivery, Outcome outcome) {}
}
