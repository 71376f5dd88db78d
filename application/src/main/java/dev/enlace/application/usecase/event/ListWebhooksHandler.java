package dev.enlace.application.usecase.event;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.webhook.ListWebhooks;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lists a workspace's webhooks. */
public final class ListWebhooksHandler implements ListWebhooks {
  private final Destinations destinations;

  /** Among those. */
  public ListWebhooksHandler(Destinations destinations) {
    this.destinations = destinations;
  }

  @Override
  public Mono<Page<Destination>> list(
      Principal principal, @Nullable DestinationId after, int limit) {
    return destinations
        .page(principal.workspace(), DestinationKind.WEBHOOK, after, limit)
        .collectList()
        .map(oneMore -> Page.of(oneMore, limit));
  }
}
