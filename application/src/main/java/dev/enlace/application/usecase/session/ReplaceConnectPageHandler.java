package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.session.ReplaceConnectPage;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.application.usecase.access.InstanceAdmins;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Replaces how a connect page looks. */
public final class ReplaceConnectPageHandler implements ReplaceConnectPage {
  private final Workspaces workspaces;
  private final ConnectPages pages;

  /** Over those workspaces and pages. */
  public ReplaceConnectPageHandler(Workspaces workspaces, ConnectPages pages) {
    this.workspaces = workspaces;
    this.pages = pages;
  }

  @Override
  public Mono<ConnectPage> replace(Principal principal, WorkspaceId id, ConnectPage page) {
    return Mono.defer(() -> checked(principal, id, page));
  }

  private Mono<ConnectPage> checked(Principal principal, WorkspaceId id, ConnectPage page) {
    InstanceAdmins.requireAdminOf(principal, id);
    List<Violation> violations =
        page.problems().entrySet().stream()
            .map(problem -> new Violation(problem.getKey(), "format", problem.getValue()))
            .toList();
    if (!violations.isEmpty()) {
      return Failed.with(new ValidationFailed(violations));
    }
    return workspaces
        .find(id)
        .switchIfEmpty(Failed.with(new NotFound("workspace", id.toString())))
        .flatMap(known -> pages.replace(known.id(), page, principal.actor()));
  }
}
