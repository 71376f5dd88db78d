package dev.enlace.application.usecase.session;

import dev.enlace.application.port.in.session.ReadConnectPage;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.application.usecase.access.InstanceAdmins;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Reads how a connect page looks, or that it looks like ours. */
public final class ReadConnectPageHandler implements ReadConnectPage {
  private final ConnectPages pages;

  /** Over those pages. */
  public ReadConnectPageHandler(ConnectPages pages) {
    this.pages = pages;
  }

  @Override
  public Mono<ConnectPage> read(Principal principal, WorkspaceId id) {
    return Mono.defer(() -> {
      InstanceAdmins.requireAdminOf(principal, id);
      return pages.find(id).defaultIfEmpty(ConnectPage.PLAIN);
    });
  }
}
