package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.SharingApi;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.ReplaceSharesRequest;
import dev.enlace.adapter.in.rest.wire.SharesResponse;
import dev.enlace.application.port.in.connection.ReadShares;
import dev.enlace.application.port.in.connection.ReplaceShares;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who else may use a connection. */
@RestController
final class SharingController implements SharingApi {
  private final ReadShares readShares;
  private final ReplaceShares replaceShares;

  SharingController(ReadShares readShares, ReplaceShares replaceShares) {
    this.readShares = readShares;
    this.replaceShares = replaceShares;
  }

  @Override
  public Mono<ResponseEntity<SharesResponse>> getConnectionShares(
      UUID connectionId, ServerWebExchange exchange) {
    return readShares
        .read(Callers.of(exchange), new ConnectionId(connectionId))
        .map(SharingController::answer);
  }

  @Override
  public Mono<ResponseEntity<SharesResponse>> replaceConnectionShares(
      UUID connectionId,
      Mono<ReplaceSharesRequest> replaceSharesRequest,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    ConnectionId id = new ConnectionId(connectionId);
    return replaceSharesRequest
        .flatMap(request -> replaceShares.replace(principal, id, shares(request)))
        .map(SharingController::answer);
  }

  private static Shares shares(ReplaceSharesRequest request) {
    return new Shares(request.getUsers(), request.getKeys().stream().map(ApiKeyId::new).toList());
  }

  private static ResponseEntity<SharesResponse> answer(Shares shares) {
    return ETags.tagged(ConnectionMapper.INSTANCE.shares(shares.sorted()));
  }
}
