package dev.enlace.adapter.in.rest.webhooks;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.WebhooksApi;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.CreateWebhookRequest;
import dev.enlace.adapter.in.rest.wire.CreatedWebhookResponse;
import dev.enlace.adapter.in.rest.wire.UpdateWebhookRequest;
import dev.enlace.adapter.in.rest.wire.WebhookListResponse;
import dev.enlace.adapter.in.rest.wire.WebhookResponse;
import dev.enlace.adapter.in.rest.wire.WebhookSecretResponse;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.in.webhook.DeleteWebhook;
import dev.enlace.application.port.in.webhook.ListWebhooks;
import dev.enlace.application.port.in.webhook.ReadWebhook;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret;
import dev.enlace.application.port.in.webhook.UpdateWebhook;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.principal.Principal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes, shows, changes and ends webhooks. */
@RestController
final class WebhooksController implements WebhooksApi {
  private final CreateWebhook createWebhook;
  private final ListWebhooks listWebhooks;
  private final ReadWebhook readWebhook;
  private final UpdateWebhook updateWebhook;
  private final DeleteWebhook deleteWebhook;
  private final RotateWebhookSecret rotateWebhookSecret;

  WebhooksController(
      CreateWebhook createWebhook,
      ListWebhooks listWebhooks,
      ReadWebhook readWebhook,
      UpdateWebhook updateWebhook,
      DeleteWebhook deleteWebhook,
      RotateWebhookSecret rotateWebhookSecret) {
    this.createWebhook = createWebhook;
    this.listWebhooks = listWebhooks;
    this.readWebhook = readWebhook;
    this.updateWebhook = updateWebhook;
    this.deleteWebhook = deleteWebhook;
    this.rotateWebhookSecret = rotateWebhookSecret;
  }

  @Override
  public Mono<ResponseEntity<CreatedWebhookResponse>> createWebhook(
      Mono<CreateWebhookRequest> createWebhookRequest, ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return createWebhookRequest
        .map(request -> WebhookMapper.INSTANCE.create(request, principal))
        .flatMap(createWebhook::create)
        .map(WebhooksController::created);
  }

  @Override
  public Mono<ResponseEntity<WebhookListResponse>> listWebhooks(
      Integer limit, @Nullable String cursor, ServerWebExchange exchange) {
    return listWebhooks
        .list(Callers.of(exchange), Cursors.id(cursor, DestinationId::new), limit)
        .map(WebhooksController::list)
        .map(ResponseEntity::ok);
  }

  @Override
  public Mono<ResponseEntity<WebhookResponse>> getWebhook(
      UUID webhookId, ServerWebExchange exchange) {
    return readWebhook
        .read(Callers.of(exchange), new DestinationId(webhookId))
        .map(WebhooksController::tagged);
  }

  @Override
  public Mono<ResponseEntity<WebhookResponse>> updateWebhook(
      String ifMatch,
      UUID webhookId,
      Mono<UpdateWebhookRequest> updateWebhookRequest,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return updateWebhookRequest
        .map(request ->
            WebhookMapper.INSTANCE.update(
                WebhookEdits.requireSome(request),
                principal,
                new DestinationId(webhookId),
                ETags.version(ifMatch, webhookId)))
        .flatMap(updateWebhook::update)
        .map(WebhooksController::tagged);
  }

  @Override
  public Mono<ResponseEntity<Void>> deleteWebhook(UUID webhookId, ServerWebExchange exchange) {
    return deleteWebhook
        .delete(Callers.of(exchange), new DestinationId(webhookId))
        .map(_ -> ResponseEntity.noContent().build());
  }

  @Override
  public Mono<ResponseEntity<WebhookSecretResponse>> rotateWebhookSecret(
      UUID webhookId, ServerWebExchange exchange) {
    return rotateWebhookSecret
        .rotate(Callers.of(exchange), new DestinationId(webhookId))
        .map(rotated -> ResponseEntity.ok(WebhookMapper.INSTANCE.rotated(rotated)));
  }

  private static ResponseEntity<CreatedWebhookResponse> created(CreateWebhook.Created made) {
    return ResponseEntity.created(URI.create("/webhooks/" + made.webhook().id()))
        .body(WebhookMapper.INSTANCE.created(made));
  }

  private static ResponseEntity<WebhookResponse> tagged(Destination webhook) {
    return ResponseEntity.ok()
        .eTag(ETags.of(webhook))
        .body(WebhookMapper.INSTANCE.webhook(webhook));
  }

  private static WebhookListResponse list(Page<Destination> page) {
    return new WebhookListResponse()
        .items(page.items().stream().map(WebhookMapper.INSTANCE::webhook).toList())
        .nextCursor(Cursors.next(page, Destination::id));
  }
}
