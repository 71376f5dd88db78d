package dev.enlace.adapter.in.rest.workspaces;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.WorkspacesApi;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.CreateWorkspaceRequest;
import dev.enlace.adapter.in.rest.wire.CreatedWorkspaceResponse;
import dev.enlace.adapter.in.rest.wire.ReplaceSuccessUrlsRequest;
import dev.enlace.adapter.in.rest.wire.SuccessUrlsResponse;
import dev.enlace.adapter.in.rest.wire.WorkspaceListResponse;
import dev.enlace.adapter.in.rest.wire.WorkspaceResponse;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.application.port.in.access.ListWorkspaces;
import dev.enlace.application.port.in.access.ReadWorkspace;
import dev.enlace.application.port.in.access.ReplaceSuccessUrls;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tenants, and where they let people be sent. */
@RestController
final class WorkspacesController implements WorkspacesApi {
  private final CreateWorkspace createWorkspace;
  private final ListWorkspaces listWorkspaces;
  private final ReadWorkspace readWorkspace;
  private final ReplaceSuccessUrls replaceSuccessUrls;
  private final OAuthConfirmation unchosen;

  WorkspacesController(
      CreateWorkspace createWorkspace,
      ListWorkspaces listWorkspaces,
      ReadWorkspace readWorkspace,
      ReplaceSuccessUrls replaceSuccessUrls,
      RestSettings settings) {
    this.createWorkspace = createWorkspace;
    this.listWorkspaces = listWorkspaces;
    this.readWorkspace = readWorkspace;
    this.replaceSuccessUrls = replaceSuccessUrls;
    this.unchosen = settings.oauthConfirmation();
  }

  @Override
  public Mono<ResponseEntity<CreatedWorkspaceResponse>> createWorkspace(
      Mono<CreateWorkspaceRequest> createWorkspaceRequest, ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return createWorkspaceRequest
        .map(request -> WorkspaceMapper.INSTANCE.command(request, principal))
        .flatMap(createWorkspace::create)
        .map(this::created);
  }

  @Override
  public Mono<ResponseEntity<WorkspaceListResponse>> listWorkspaces(
      Integer limit, @Nullable String cursor, ServerWebExchange exchange) {
    return listWorkspaces
        .list(Callers.of(exchange), Cursors.id(cursor, WorkspaceId::new), limit)
        .map(this::list)
        .map(ResponseEntity::ok);
  }

  @Override
  public Mono<ResponseEntity<WorkspaceResponse>> getWorkspace(
      UUID workspaceId, ServerWebExchange exchange) {
    return readWorkspace
        .read(Callers.of(exchange), new WorkspaceId(workspaceId))
        .map(workspace -> ETags.tagged(wire(workspace)));
  }

  @Override
  public Mono<ResponseEntity<SuccessUrlsResponse>> getSuccessUrls(
      UUID workspaceId, ServerWebExchange exchange) {
    return readWorkspace
        .read(Callers.of(exchange), new WorkspaceId(workspaceId))
        .map(WorkspacesController::successUrls);
  }

  @Override
  public Mono<ResponseEntity<SuccessUrlsResponse>> replaceSuccessUrls(
      UUID workspaceId,
      Mono<ReplaceSuccessUrlsRequest> replaceSuccessUrlsRequest,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    WorkspaceId id = new WorkspaceId(workspaceId);
    return replaceSuccessUrlsRequest
        .flatMap(request -> replaceSuccessUrls.replace(principal, id, request.getSuccessUrls()))
        .map(WorkspacesController::successUrls);
  }

  private ResponseEntity<CreatedWorkspaceResponse> created(CreateWorkspace.Created made) {
    return ResponseEntity.created(URI.create("/workspaces/" + made.workspace().id()))
        .body(WorkspaceMapper.INSTANCE.created(made, unchosen));
  }

  private WorkspaceListResponse list(Page<Workspace> page) {
    return new WorkspaceListResponse()
        .items(page.items().stream().map(this::wire).toList())
        .nextCursor(Cursors.next(page, Workspace::id));
  }

  private WorkspaceResponse wire(Workspace workspace) {
    return WorkspaceMapper.INSTANCE.workspace(workspace, unchosen);
  }

  private static ResponseEntity<SuccessUrlsResponse> successUrls(Workspace workspace) {
    return ETags.tagged(new SuccessUrlsResponse().successUrls(workspace.successUrls().values()));
  }
}
