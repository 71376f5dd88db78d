package dev.enlace.application.port.out.session;

import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** How workspaces want their connect pages. */
public interface ConnectPages {
  /** That of a workspace; empty if it has said nothing. */
  Mono<ConnectPage> find(WorkspaceId workspace);

  /** Puts it in place of the one before, with its line in the audit trail. Never empty. */
  Mono<ConnectPage> replace(WorkspaceId workspace, ConnectPage page, Actor actor);
}
