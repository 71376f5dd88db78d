package dev.enlace.application.port.in.webhook;

import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Shows one attempt. */
public interface ReadDelivery {
  /** Never empty; fails with {@code NotFound}. */
  Mono<Delivery> read(Principal principal, DestinationId webhook, DeliveryId id);
}
