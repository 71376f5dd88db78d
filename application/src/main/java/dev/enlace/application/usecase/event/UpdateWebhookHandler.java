package dev.enlace.application.usecase.event;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.VersionConflict;
import dev.enlace.application.port.in.webhook.UpdateWebhook;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Edits webhooks. */
public final class UpdateWebhookHandler implements UpdateWebhook {
  private final WebhookLookup lookup;
  private final WebhookRules rules;
  private final Destinations destinations;

  /** With those means. */
  public UpdateWebhookHandler(WebhookLookup lookup, WebhookRules rules, Destinations destinations) {
    this.lookup = lookup;
    this.rules = rules;
    this.destinations = destinations;
  }

  @Override
  public Mono<Destination> update(Command command) {
    return lookup
        .webhook(command.principal(), command.id())
        .flatMap(stored -> update(command, stored.destination()));
  }

  private Mono<Destination> update(Command command, Destination before) {
    if (!before.version().equals(command.expected())) {
      return conflict(command);
    }
    String description = command.description();
    String newDescription = description == null ? before.description() : description;
    return url(command, before, newDescription)
        .map(url -> edited(command, before, url, newDescription))
        .flatMap(
            edited -> destinations.replace(edited, command.expected(), command.principal().actor()))
        .switchIfEmpty(conflict(command));
  }

  /** An address that stays is not judged again: its host may just be away. */
  private Mono<WebhookUrl> url(Command command, Destination before, String description) {
    WebhookUrl present = Objects.requireNonNull(before.url());
    String url = command.url();
    return url == null || url.equals(present.value().toString())
        ? rules.check(description).thenReturn(present)
        : rules.check(url, description);
  }

  private static Destination edited(
      Command command, Destination before, WebhookUrl url, String description) {
    EventFilter events = command.events();
    Boolean enabled = command.enabled();
    return before.edited(
        url,
        description,
        events == null ? before.events() : events,
        enabled == null ? before.standing().enabled() : enabled);
  }

  private static Mono<Destination> conflict(Command command) {
    return Failed.with(new VersionConflict(command.id().value()));
  }
}
