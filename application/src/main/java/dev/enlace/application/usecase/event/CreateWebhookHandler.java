package dev.enlace.application.usecase.event;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.secret.Secret;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Makes webhooks. */
public final class CreateWebhookHandler implements CreateWebhook {
  private final WebhookRules rules;
  private final SigningKeys keys;
  private final Destinations destinations;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** With those means. */
  public CreateWebhookHandler(
      WebhookRules rules,
      SigningKeys keys,
      Destinations destinations,
      TimeOrderedIds ids,
      Clock clock) {
    this.rules = rules;
    this.keys = keys;
    this.destinations = destinations;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Mono<Created> create(Command command) {
    return rules
        .check(command.url(), command.description())
        .flatMap(url -> create(command, webhook(command, url)));
  }

  private Mono<Created> create(Command command, Destination webhook) {
    Secret secret = keys.make();
    return keys.seal(webhook.workspace(), webhook.id(), secret)
        .flatMap(sealed -> destinations.add(webhook, sealed, command.principal().actor()))
        .map(kept -> new Created(kept, secret));
  }

  private Destination webhook(Command command, WebhookUrl url) {
    return Destination.webhook(
        command.principal().workspace(),
        new DestinationId(ids.next()),
        url,
        command.description(),
        command.events(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
