package dev.enlace.adapter.in.rest.messages;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.MessagesApi;
import dev.enlace.adapter.in.rest.wire.SendMessageRequest;
import dev.enlace.adapter.in.rest.wire.SentMessageResponse;
import dev.enlace.application.port.in.message.SendMessage;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends messages. */
@RestController
final class MessagesController implements MessagesApi {
  private final SendMessage sendMessage;

  MessagesController(SendMessage sendMessage) {
    this.sendMessage = sendMessage;
  }

  @Override
  public Mono<ResponseEntity<SentMessageResponse>> sendMessage(
      UUID connectionId, Mono<SendMessageRequest> sendMessageRequest, ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    ConnectionId id = new ConnectionId(connectionId);
    return sendMessageRequest
        .map(request -> new SendMessage.Command(principal, id, Drafts.draft(request)))
        .flatMap(sendMessage::send)
        .map(sent -> ResponseEntity.ok(Drafts.wire(sent)));
  }
}
