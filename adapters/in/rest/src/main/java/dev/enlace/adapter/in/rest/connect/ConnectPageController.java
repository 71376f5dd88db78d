package dev.enlace.adapter.in.rest.connect;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.ConnectPageApi;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.ConnectPageResponse;
import dev.enlace.adapter.in.rest.wire.ReplaceConnectPageRequest;
import dev.enlace.application.port.in.session.ReadConnectPage;
import dev.enlace.application.port.in.session.ReplaceConnectPage;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How a workspace's connect page looks. */
@RestController
final class ConnectPageController implements ConnectPageApi {
  private final ReadConnectPage readConnectPage;
  private final ReplaceConnectPage replaceConnectPage;

  ConnectPageController(ReadConnectPage readConnectPage, ReplaceConnectPage replaceConnectPage) {
    this.readConnectPage = readConnectPage;
    this.replaceConnectPage = replaceConnectPage;
  }

  @Override
  public Mono<ResponseEntity<ConnectPageResponse>> getConnectPage(
      UUID workspaceId, ServerWebExchange exchange) {
    return readConnectPage
        .read(Callers.of(exchange), new WorkspaceId(workspaceId))
        .map(ConnectPageController::answer);
  }

  @Override
  public Mono<ResponseEntity<ConnectPageResponse>> replaceConnectPage(
      UUID workspaceId,
      Mono<ReplaceConnectPageRequest> replaceConnectPageRequest,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    WorkspaceId id = new WorkspaceId(workspaceId);
    return replaceConnectPageRequest
        .map(ConnectPageController::page)
        .flatMap(page -> replaceConnectPage.replace(principal, id, page))
        .map(ConnectPageController::answer);
  }

  private static ConnectPage page(ReplaceConnectPageRequest request) {
    return new ConnectPage(
        request.getName(), request.getColor(), request.getLogoUrl(), request.getFrameAncestors());
  }

  private static ResponseEntity<ConnectPageResponse> answer(ConnectPage page) {
    return ETags.tagged(ConnectAnswers.page(page));
  }
}
