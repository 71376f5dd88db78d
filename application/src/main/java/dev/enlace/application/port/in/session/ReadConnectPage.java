package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Shows how a workspace's connect page looks. */
public interface ReadConnectPage {
  /** Never empty; fails with {@code NotFound}, also for a workspace of others. */
  Mono<ConnectPage> read(Principal principal, WorkspaceId id);
}
