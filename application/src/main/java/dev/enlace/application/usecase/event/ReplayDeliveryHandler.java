package dev.enlace.application.usecase.event;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.webhook.ReplayDelivery;
import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.application.usecase.event.Attempts.Attempt;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/**
 * Tells a webhook of one event again, beside its streams: also while it is switched off, which is
 * how somebody finds out whether it would work.
 */
public final class ReplayDeliveryHandler implements ReplayDelivery {
  private static final int BY_HAND = 0;

  private final WebhookLookup lookup;
  private final Deliveries deliveries;
  private final Attempts attempts;

  /** With those means. */
  public ReplayDeliveryHandler(WebhookLookup lookup, Deliveries deliveries, Attempts attempts) {
    this.lookup = lookup;
    this.deliveries = deliveries;
    this.attempts = attempts;
  }

  @Override
  public Mono<Delivery> replay(Principal principal, DestinationId webhook, DeliveryId id) {
    Lane lane = new Lane(principal.workspace(), webhook);
    return lookup
        .delivery(principal, webhook, id)
        .flatMap(delivery -> deliveries.event(lane, delivery))
        .switchIfEmpty(Failed.with(new NotFound("event", id.toString())))
        .flatMap(event -> replay(principal, lane, event));
  }

  private Mono<Delivery> replay(Principal principal, Lane lane, Event event) {
    return lookup
        .webhook(principal, lane.destination())
        .flatMap(attempts::addressee)
        .flatMap(addressee -> attempts.make(addressee, event, BY_HAND))
        .flatMap(attempt -> noted(lane, event, attempt));
  }

  private Mono<Delivery> noted(Lane lane, Event event, Attempt attempt) {
    return attempt.outcome() instanceof Outcome.Accepted
        ? deliveries.replayed(lane, event).thenReturn(attempt.delivery())
        : Mono.just(attempt.delivery());
  }
}
