package dev.enlace.application.port.in.webhook;

import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Gives a webhook a new signing secret. */
public interface RotateWebhookSecret {
  /** How long each signs after it was replaced, so that a receiver can change over in peace. */
  Duration OVERLAP = Duration.ofHours(24);

  /** Never empty; fails with {@code NotFound}, or {@code VersionConflict} if it is edited now. */
  Mono<Rotated> rotate(Principal principal, DestinationId id);

  /** The new secret, shown this once, and until when the old one signs besides it. */
  record Rotated(Secret secret, Instant oldUntil) {}
}
