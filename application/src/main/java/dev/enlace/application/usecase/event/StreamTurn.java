package dev.enlace.application.usecase.event;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.EventDelivery.DeliveryProblem;
import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.application.port.out.event.EventDelivery.Outcome.Refused;
import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.application.port.out.event.OutboxStreams.Claim;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.application.port.out.event.OutboxStreams.Stream;
import dev.enlace.application.usecase.event.Attempts.Addressee;
import dev.enlace.domain.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells what is owed of one connection, event after event. It ends at the first that is not taken,
 * when its time is over, or when somebody else holds the stream; what was told and could not be
 * noted is told again.
 */
public final class StreamTurn {
  /** How long a claim lasts: several times the longest that one attempt may take. */
  static final Duration CLAIM = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(StreamTurn.class);
  private static final int PAGE = 100;
  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);

  /** After that others of the destination have their turn. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** A destination that takes nothing for so long is switched off. */
  private static final Duration HOPELESS = Duration.ofDays(5);

  private final OutboxStreams streams;
  private final Destinations destinations;
  private final Attempts attempts;
  private final TimeOrderedIds ids;

  /** With those means. */
  public StreamTurn(
      OutboxStreams streams, Destinations destinations, Attempts attempts, TimeOrderedIds ids) {
    this.streams = streams;
    this.destinations = destinations;
    this.attempts = attempts;
    this.ids = ids;
  }

  /** Completes when the stream is nobody's again. */
  Mono<Void> take(Addressee addressee, Stream stream, Claim claim, BooleanSupplier over) {
    return Mono.defer(() -> {
      Turn turn = new Turn(addressee, stream, claim, over, System.nanoTime(), now());
      return streams
          .events(claim.lane(), stream.connection(), stream.first(), stream.last(), PAGE)
          .collectList()
          .flatMap(page -> tell(turn, page));
    });
  }

  private Mono<Void> tell(Turn turn, List<Event> page) {
    long through = page.size() < PAGE ? turn.stream().last() : page.getLast().seq();
    return Flux.fromIterable(page)
        .filter(event -> turn.addressee().destination().events().wants(event.type()))
        .index()
        .concatMap(
            each -> tell(turn, each.getT2(), each.getT1() == 0 ? turn.stream().attempts() : 1), 1)
        .any(next -> next == Next.STOP)
        .flatMap(
            stopped -> stopped ? Mono.empty() : streams.acknowledge(turn.claim(), through).then());
  }

  private Mono<Next> tell(Turn turn, Event event, int number) {
    return attempts
        .make(turn.addressee(), event, number)
        .flatMap(attempt ->
            switch (attempt.outcome()) {
              case Outcome.Accepted _ -> told(turn, event);
              case Refused refused -> failed(turn, event, number, refused);
            });
  }

  private Mono<Next> told(Turn turn, Event event) {
    if (turn.isOver()) {
      return streams.acknowledge(turn.claim(), event.seq()).thenReturn(Next.STOP);
    }
    return turn.isToBeNoted()
        ? streams
            .progress(turn.claim(), event.seq() + 1, CLAIM)
            .map(held -> held ? Next.GO_ON : Next.STOP)
        : Mono.just(Next.GO_ON);
  }

  private Mono<Next> failed(Turn turn, Event event, int number, Refused refused) {
    Lane lane = turn.claim().lane();
    LOG.info(
        "Event {} was not taken by destination {} at attempt {}: {} {}",
        event.id(),
        lane.destination(),
        number,
        refused.problem(),
        refused.status());
    if (refused.problem() == DeliveryProblem.GONE) {
      return giveUp(lane, Duration.ZERO, "gone");
    }
    String error = refused.problem().code();
    Mono<Boolean> ended =
        number >= RetrySchedule.ATTEMPTS
            ? streams.bury(turn.claim(), event, number, error, ids.next())
            : streams.postpone(
                turn.claim(),
                event.seq(),
                number,
                RetrySchedule.after(number, refused.retryAfter()),
                error);
    return turn.addressee().destination().standing().failingSince() == null
        ? ended.thenReturn(Next.STOP)
        : ended.then(giveUp(lane, HOPELESS, "failing"));
  }

  private Mono<Next> giveUp(Lane lane, Duration failing, String reason) {
    return destinations
        .giveUp(lane.workspace(), lane.destination(), failing, reason)
        .doOnNext(switchedOff -> {
          if (switchedOff) {
            LOG.warn("Destination {} was switched off: {}", lane.destination(), reason);
          }
        })
        .thenReturn(Next.STOP);
  }

  private static AtomicLong now() {
    return new AtomicLong(System.nanoTime());
  }

  private enum Next {
    GO_ON,
    STOP
  }

  /** One turn, and when its progress was last noted. */
  private record Turn(
      Addressee addressee,
      Stream stream,
      Claim claim,
      BooleanSupplier over,
      long begun,
      AtomicLong noted) {
    boolean isOver() {
      return over.getAsBoolean() || System.nanoTime() - begun > LONGEST.toNanos();
    }

    boolean isToBeNoted() {
      long now = System.nanoTime();
      boolean due = now - noted.get() > BETWEEN_NOTES.toNanos();
      if (due) {
        noted.set(now);
      }
      return due;
    }
  }
}
