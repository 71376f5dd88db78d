package dev.enlace.adapter.in.rest.webhooks;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.DeliveriesApi;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.DeliveryListResponse;
import dev.enlace.adapter.in.rest.wire.DeliveryResponse;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.webhook.ListDeliveries;
import dev.enlace.application.port.in.webhook.ReadDelivery;
import dev.enlace.application.port.in.webhook.ReplayDelivery;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.DestinationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows what was tried with a webhook, and tries again. */
@RestController
final class DeliveriesController implements DeliveriesApi {
  private final ListDeliveries listDeliveries;
  private final ReadDelivery readDelivery;
  private final ReplayDelivery replayDelivery;

  DeliveriesController(
      ListDeliveries listDeliveries, ReadDelivery readDelivery, ReplayDelivery replayDelivery) {
    this.listDeliveries = listDeliveries;
    this.readDelivery = readDelivery;
    this.replayDelivery = replayDelivery;
  }

  @Override
  public Mono<ResponseEntity<DeliveryListResponse>> listDeliveries(
      UUID webhookId, Integer limit, @Nullable String cursor, ServerWebExchange exchange) {
    return listDeliveries
        .list(
            Callers.of(exchange),
            new DestinationId(webhookId),
            Cursors.id(cursor, DeliveryId::new),
            limit)
        .map(page -> ResponseEntity.ok(list(page)));
  }

  @Override
  public Mono<ResponseEntity<DeliveryResponse>> getDelivery(
      UUID webhookId, UUID deliveryId, ServerWebExchange exchange) {
    return readDelivery
        .read(Callers.of(exchange), new DestinationId(webhookId), new DeliveryId(deliveryId))
        .map(DeliveriesController::tagged);
  }

  @Override
  public Mono<ResponseEntity<DeliveryResponse>> replayDelivery(
      UUID webhookId, UUID deliveryId, ServerWebExchange exchange) {
    return replayDelivery
        .replay(Callers.of(exchange), new DestinationId(webhookId), new DeliveryId(deliveryId))
        .map(DeliveriesController::tagged);
  }

  private static ResponseEntity<DeliveryResponse> tagged(Delivery delivery) {
    return ETags.tagged(WebhookMapper.INSTANCE.delivery(delivery));
  }

  private static DeliveryListResponse list(Page<Delivery> page) {
    return new DeliveryListResponse()
        .items(page.items().stream().map(WebhookMapper.INSTANCE::delivery).toList())
        .nextCursor(Cursors.next(page, Delivery::id));
  }
}
