package dev.enlace.application.port.in.webhook;

import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import reactor.core.publisher.Mono;

/** Ends a webhook; what was still to be told is not. */
public interface DeleteWebhook {
  /** Never empty; fails with {@code NotFound}. */
  Mono<DestinationId> delete(Principal principal, DestinationId id);
}
