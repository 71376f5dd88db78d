package dev.enlace.application.port.in.webhook;

import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Delivers the event of an earlier attempt once more, now, with the same id. */
public interface ReplayDelivery {
  /** The new attempt, whatever came of it. Never empty; fails with {@code NotFound}. */
  Mono<Delivery> replay(Principal principal, DestinationId webhook, DeliveryId id);
}
