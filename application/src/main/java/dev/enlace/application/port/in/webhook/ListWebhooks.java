package dev.enlace.application.port.in.webhook;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows the webhooks of the principal's workspace, never their secrets. */
public interface ListWebhooks {
  /** Webhooks by id. Never empty. */
  Mono<Page<Destination>> list(Principal principal, @Nullable DestinationId after, int limit);
}
