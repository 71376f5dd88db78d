package dev.enlace.application.usecase.event;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.VersionConflict;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Gives webhooks new secrets, by version: of two rotations at the same time one counts. */
public final class RotateWebhookSecretHandler implements RotateWebhookSecret {
  private final WebhookLookup lookup;
  private final SigningKeys keys;
  private final Destinations destinations;

  /** With those means. */
  public RotateWebhookSecretHandler(
      WebhookLookup lookup, SigningKeys keys, Destinations destinations) {
    this.lookup = lookup;
    this.keys = keys;
    this.destinations = destinations;
  }

  @Override
  public Mono<Rotated> rotate(Principal principal, DestinationId id) {
    return lookup.webhook(principal, id).flatMap(stored -> rotate(principal, stored));
  }

  private Mono<Rotated> rotate(Principal principal, Stored stored) {
    Secret secret = keys.make();
    return keys.seal(stored, secret, OVERLAP)
        .flatMap(sealed ->
            destinations.rotate(stored.destination(), sealed, overlap(sealed), principal.actor()))
        .map(oldUntil -> new Rotated(secret, oldUntil))
        .switchIfEmpty(Failed.with(new VersionConflict(stored.destination().id().value())));
  }

  private static Duration overlap(SealedSecrets sealed) {
    return sealed.byField().containsKey(Destinations.SECRET_OLD) ? OVERLAP : Duration.ZERO;
  }
}
