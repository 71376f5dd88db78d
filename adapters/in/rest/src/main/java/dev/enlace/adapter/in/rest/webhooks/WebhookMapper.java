package dev.enlace.adapter.in.rest.webhooks;

import dev.enlace.adapter.in.rest.wire.CreateWebhookRequest;
import dev.enlace.adapter.in.rest.wire.CreatedWebhookResponse;
import dev.enlace.adapter.in.rest.wire.DeliveryResponse;
import dev.enlace.adapter.in.rest.wire.UpdateWebhookRequest;
import dev.enlace.adapter.in.rest.wire.WebhookResponse;
import dev.enlace.adapter.in.rest.wire.WebhookSecretResponse;
import dev.enlace.adapter.in.rest.wire.WireWebhookEvent;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret;
import dev.enlace.application.port.in.webhook.UpdateWebhook;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** Webhooks between wire and application. */
@Mapper
interface WebhookMapper {
  WebhookMapper INSTANCE = Mappers.getMapper(WebhookMapper.class);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "url", source = "request.url")
  @Mapping(
      target = "events",
      source = "request.events",
      defaultExpression = "java(EventFilter.ALL)")
  @Mapping(target = "description", source = "request.description", defaultValue = "")
  CreateWebhook.Command create(CreateWebhookRequest request, Principal principal);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "id", source = "id")
  @Mapping(target = "expected", source = "expected")
  @Mapping(target = "url", source = "request.url")
  @Mapping(target = "events", source = "request.events")
  @Mapping(target = "description", source = "request.description")
  @Mapping(target = "enabled", source = "request.enabled")
  UpdateWebhook.Command update(
      UpdateWebhookRequest request, Principal principal, DestinationId id, Version expected);

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "enabled", source = "standing.enabled")
  @Mapping(target = "failingSince", source = "standing.failingSince")
  @Mapping(target = "disabledReason", source = "standing.disabledReason")
  WebhookResponse webhook(Destination webhook);

  @Mapping(target = "id", source = "webhook.id.value")
  @Mapping(target = "url", source = "webhook.url")
  @Mapping(target = "description", source = "webhook.description")
  @Mapping(target = "events", source = "webhook.events")
  @Mapping(target = "enabled", source = "webhook.standing.enabled")
  @Mapping(target = "createdAt", source = "webhook.createdAt")
  CreatedWebhookResponse created(CreateWebhook.Created created);

  @Mapping(target = "previousUntil", source = "oldUntil")
  WebhookSecretResponse rotated(RotateWebhookSecret.Rotated rotated);

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "connectionId", source = "connection.value")
  @Mapping(target = "eventId", source = "event")
  @Mapping(target = "durationMs", source = "duration")
  @Mapping(target = "accepted", source = "delivery")
  DeliveryResponse delivery(Delivery delivery);

  default @Nullable EventFilter filter(@Nullable List<WireWebhookEvent> events) {
    return events == null
        ? null
        : new EventFilter(
            events.stream().map(WireWebhookEvent::getValue).collect(Collectors.toSet()));
  }

  default List<String> types(EventFilter filter) {
    return filter.types().stream().sorted().toList();
  }

  default String url(@Nullable WebhookUrl url) {
    return url == null ? "" : url.value().toString();
  }

  default int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  default boolean accepted(Delivery delivery) {
    return delivery.error() == null;
  }

  default String shownOnce(Secret secret) {
    return secret.reveal();
  }
}
