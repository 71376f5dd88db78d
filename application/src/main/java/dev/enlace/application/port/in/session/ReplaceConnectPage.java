package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Says how a workspace's connect page looks, and whose pages may frame it. */
public interface ReplaceConnectPage {
  /** Never empty; fails with {@code NotFound}, {@code ValidationFailed}. */
  Mono<ConnectPage> replace(Principal principal, WorkspaceId id, ConnectPage page);
}
