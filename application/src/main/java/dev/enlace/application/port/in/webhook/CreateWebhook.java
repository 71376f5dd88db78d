package dev.enlace.application.port.in.webhook;

import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import reactor.core.publisher.Mono;

/** Has a workspace's events told to an address. */
public interface CreateWebhook {
  /** Never empty. Fails with {@code ValidationFailed} where the address may not be told. */
  Mono<Created> create(Command command);

  /** What is wanted. */
  record Command(Principal principal, String url, EventFilter events, String description) {}

  /** The webhook and its signing secret, shown this once. */
  record Created(Destination webhook, Secret secret) {}
}
