package dev.enlace.application.usecase.event;

import dev.enlace.application.port.in.webhook.ReadDelivery;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Reads one attempt. */
public final class ReadDeliveryHandler implements ReadDelivery {
  private final WebhookLookup lookup;

  /** By that lookup. */
  public ReadDeliveryHandler(WebhookLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public Mono<Delivery> read(Principal principal, DestinationId webhook, DeliveryId id) {
    return lookup.delivery(principal, webhook, id);
  }
}
