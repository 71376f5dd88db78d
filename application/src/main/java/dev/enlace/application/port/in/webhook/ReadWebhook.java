package dev.enlace.application.port.in.webhook;

import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows one webhook. */
public interface ReadWebhook {
  /** Never empty; fails with {@code NotFound}. */
  Mono<Destination> read(Principal principal, DestinationId id);
}
