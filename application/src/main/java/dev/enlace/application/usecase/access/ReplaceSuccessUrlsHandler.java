package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.access.ReplaceSuccessUrls;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.SuccessUrl;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Replaces a tenant's allow-list. */
public final class ReplaceSuccessUrlsHandler implements ReplaceSuccessUrls {
  private final Workspaces workspaces;

  /** Over those tenants. */
  public ReplaceSuccessUrlsHandler(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Mono<Workspace> replace(Principal principal, WorkspaceId id, List<String> urls) {
    return Mono.defer(() -> checked(principal, id, urls))
        .switchIfEmpty(Failed.with(new NotFound("workspace", id.toString())));
  }

  private Mono<Workspace> checked(Principal principal, WorkspaceId id, List<String> urls) {
    InstanceAdmins.requireAdminOf(principal, id);
    List<Violation> violations = violations(urls);
    if (!violations.isEmpty()) {
      return Failed.with(new ValidationFailed(violations));
    }
    return workspaces.replaceSuccessUrls(id, new SuccessUrls(urls), principal.actor());
  }

  private static List<Violation> violations(List<String> urls) {
    List<Violation> violations = new ArrayList<>();
    if (urls.size() > SuccessUrls.MAX) {
      violations.add(
          Violation.of(
              "successUrls",
              "max",
              "at most " + SuccessUrls.MAX,
              "como máximo " + SuccessUrls.MAX));
    }
    for (int i = 0; i < urls.size(); i++) {
      String field = "successUrls[" + i + "]";
      SuccessUrl.problemOf(urls.get(i))
          .ifPresent(problem -> violations.add(new Violation(field, "url", problem)));
    }
    return violations;
  }
}
