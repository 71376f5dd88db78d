package dev.enlace.application.port.in.access;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Shows one's own tenant, or any to the installation's administrator. */
public interface ReadWorkspace {
  /** Never empty; fails with {@code NotFound}, also for a workspace of others. */
  Mono<Workspace> read(Principal principal, WorkspaceId id);
}
