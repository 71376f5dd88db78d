package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.ChecksApi;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.wire.ConfirmConnectionRequest;
import dev.enlace.adapter.in.rest.wire.ConnectionResponse;
import dev.enlace.adapter.in.rest.wire.TestConnectionResponse;
import dev.enlace.application.port.in.connection.ConfirmConnection;
import dev.enlace.application.port.in.connection.TestConnection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Whether a connection works, and whether it belongs to the right person. */
@RestController
final class ChecksController implements ChecksApi {
  private final TestConnection testConnection;
  private final ConfirmConnection confirmConnection;

  ChecksController(TestConnection testConnection, ConfirmConnection confirmConnection) {
    this.testConnection = testConnection;
    this.confirmConnection = confirmConnection;
  }

  @Override
  public Mono<ResponseEntity<TestConnectionResponse>> testConnection(
      UUID connectionId, ServerWebExchange exchange) {
    return testConnection
        .test(Callers.of(exchange), new ConnectionId(connectionId))
        .map(result -> ResponseEntity.ok(Trials.wire(result, Languages.of(exchange))));
  }

  @Override
  public Mono<ResponseEntity<ConnectionResponse>> confirmConnection(
      UUID connectionId,
      Mono<ConfirmConnectionRequest> confirmConnectionRequest,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    ConnectionId id = new ConnectionId(connectionId);
    return confirmConnectionRequest
        .flatMap(request -> confirmConnection.confirm(principal, id, request.getConfirmation()))
        .map(visible -> ConnectionAnswers.ok(visible, Languages.of(exchange)));
  }
}
