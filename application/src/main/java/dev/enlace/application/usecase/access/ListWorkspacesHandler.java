package dev.enlace.application.usecase.access;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.access.ListWorkspaces;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists all tenants. */
public final class ListWorkspacesHandler implements ListWorkspaces {
  private final Workspaces workspaces;

  /** Over those tenants. */
  public ListWorkspacesHandler(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Mono<Page<Workspace>> list(Principal principal, @Nullable WorkspaceId after, int limit) {
    return Flux.defer(() -> all(principal, after, limit))
        .collectList()
        .map(oneMore -> Page.of(oneMore, limit));
  }

  private Flux<Workspace> all(Principal principal, @Nullable WorkspaceId after, int limit) {
    InstanceAdmins.require(principal);
    return workspaces.page(after, limit);
  }
}
