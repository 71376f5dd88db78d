package dev.enlace.adapter.in.rest.connect;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.ConnectSessionsApi;
import dev.enlace.adapter.in.rest.wire.CreateConnectSessionRequest;
import dev.enlace.adapter.in.rest.wire.CreatedConnectSessionResponse;
import dev.enlace.application.port.in.session.CreateConnectSession;
import dev.enlace.domain.principal.Principal;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes connect links for backends. */
@RestController
final class ConnectSessionsController implements ConnectSessionsApi {
  private final CreateConnectSession createConnectSession;
  private final URI publicUrl;

  ConnectSessionsController(CreateConnectSession createConnectSession, RestSettings settings) {
    this.createConnectSession = createConnectSession;
    this.publicUrl = settings.publicUrl();
  }

  @Override
  public Mono<ResponseEntity<CreatedConnectSessionResponse>> createConnectSession(
      Mono<CreateConnectSessionRequest> createConnectSessionRequest, ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return createConnectSessionRequest
        .map(request ->
            new CreateConnectSession.Command(
                principal, request.getEntries(), request.getSuccessUrl(), request.getLabel()))
        .flatMap(createConnectSession::create)
        .map(this::created);
  }

  private ResponseEntity<CreatedConnectSessionResponse> created(
      CreateConnectSession.Created created) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(
            new CreatedConnectSessionResponse()
                .id(created.id().value())
                .url(URI.create(publicUrl + "/connect/" + created.token().reveal()))
                .expiresAt(created.expiresAt()));
  }
}
