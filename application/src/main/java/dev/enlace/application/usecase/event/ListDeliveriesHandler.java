package dev.enlace.application.usecase.event;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.webhook.ListDeliveries;
import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.OutboxStreams.Lane;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lists what was tried with a webhook. */
public final class ListDeliveriesHandler implements ListDeliveries {
  private final WebhookLookup lookup;
  private final Deliveries deliveries;

  /** With those means. */
  public ListDeliveriesHandler(WebhookLookup lookup, Deliveries deliveries) {
    this.lookup = lookup;
    this.deliveries = deliveries;
  }

  @Override
  public Mono<Page<Delivery>> list(
      Principal principal, DestinationId webhook, @Nullable DeliveryId before, int limit) {
    return lookup
        .webhook(principal, webhook)
        .flatMapMany(
            stored -> deliveries.page(new Lane(principal.workspace(), webhook), before, limit))
        .collectList()
        .map(oneMore -> Page.of(oneMore, limit));
  }
}
