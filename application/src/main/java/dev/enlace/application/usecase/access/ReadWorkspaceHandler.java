package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.access.ReadWorkspace;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Reads a tenant. */
public final class ReadWorkspaceHandler implements ReadWorkspace {
  private final Workspaces workspaces;

  /** Over those tenants. */
  public ReadWorkspaceHandler(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Mono<Workspace> read(Principal principal, WorkspaceId id) {
    return Mono.defer(() -> visible(principal, id))
        .switchIfEmpty(Failed.with(new NotFound("workspace", id.toString())));
  }

  private Mono<Workspace> visible(Principal principal, WorkspaceId id) {
    InstanceAdmins.requireSightOf(principal, id);
    return workspaces.find(id);
  }
}
