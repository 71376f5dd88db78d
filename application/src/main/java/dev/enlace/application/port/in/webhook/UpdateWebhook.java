package dev.enlace.application.port.in.webhook;

import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Edits a webhook that is still as it was read. */
public interface UpdateWebhook {
  /**
   * Never empty. Fails with {@code NotFound}, {@code VersionConflict}, {@code ValidationFailed}.
   */
  Mono<Destination> update(Command command);

  /** What is to change; null: nothing of it. */
  record Command(
      Principal principal,
      DestinationId id,
      Version expected,
      @Nullable String url,
      @Nullable EventFilter events,
      @Nullable String description,
      @Nullable Boolean enabled) {}
}
