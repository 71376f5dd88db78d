package dev.enlace.application.port.in.webhook;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows what was tried with a webhook. */
public interface ListDeliveries {
  /** Newest first. Never empty; fails with {@code NotFound} for the webhook. */
  Mono<Page<Delivery>> list(
      Principal principal, DestinationId webhook, @Nullable DeliveryId before, int limit);
}
