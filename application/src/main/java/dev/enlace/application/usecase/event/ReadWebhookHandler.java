package dev.enlace.application.usecase.event;

import dev.enlace.application.port.in.webhook.ReadWebhook;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Reads one webhook. */
public final class ReadWebhookHandler implements ReadWebhook {
  private final WebhookLookup lookup;

  /** By that lookup. */
  public ReadWebhookHandler(WebhookLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public Mono<Destination> read(Principal principal, DestinationId id) {
    return lookup.webhook(principal, id).map(Stored::destination);
  }
}
