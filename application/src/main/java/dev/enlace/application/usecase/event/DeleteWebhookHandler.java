package dev.enlace.application.usecase.event;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.port.in.webhook.DeleteWebhook;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Ends webhooks. */
public final class DeleteWebhookHandler implements DeleteWebhook {
  private final WebhookLookup lookup;
  private final Destinations destinations;

  /** With those means. */
  public DeleteWebhookHandler(WebhookLookup lookup, Destinations destinations) {
    this.lookup = lookup;
    this.destinations = destinations;
  }

  @Override
  public Mono<DestinationId> delete(Principal principal, DestinationId id) {
    return lookup
        .webhook(principal, id)
        .flatMap(stored -> destinations.remove(principal.workspace(), id, principal.actor()))
        .switchIfEmpty(Failed.with(WebhookLookup.unknown(id)));
  }
}
