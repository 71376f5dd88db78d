package dev.enlace.application.port.in.access;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows all tenants to the installation's administrator. */
public interface ListWorkspaces {
  /** All by id. Never empty; fails with {@code Forbidden}. */
  Mono<Page<Workspace>> list(Principal principal, @Nullable WorkspaceId after, int limit);
}
