package dev.enlace.application.usecase.event;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Finds webhooks and what was tried with them in the principal's workspace, or fails. */
public final class WebhookLookup {
  private final Destinations destinations;
  private final Deliveries deliveries;

  /** Among those. */
  public WebhookLookup(Destinations destinations, Deliveries deliveries) {
    this.destinations = destinations;
    this.deliveries = deliveries;
  }

  /** Never empty. */
  Mono<Stored> webhook(Principal principal, DestinationId id) {
    return destinations
        .find(principal.workspace(), id)
        .filter(stored -> stored.destination().kind() == DestinationKind.WEBHOOK)
        .switchIfEmpty(Failed.with(unknown(id)));
  }

  /** Never empty. */
  Mono<Delivery> delivery(Principal principal, DestinationId webhook, DeliveryId id) {
    return webhook(principal, webhook)
        .flatMap(stored -> deliveries.find(new Lane(principal.workspace(), webhook), id))
        .switchIfEmpty(Failed.with(new NotFound("delivery", id.toString())));
  }

  static NotFound unknown(DestinationId id) {
    return new NotFound("webhook", id.toString());
  }
}
