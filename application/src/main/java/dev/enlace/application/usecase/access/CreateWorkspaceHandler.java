package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.usecase.access.NewKeys.NewKey;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Makes a tenant and the key that sets it up. */
public final class CreateWorkspaceHandler implements CreateWorkspace {
  /** All but managing other workspaces. */
  private static final Set<Permission> FIRST_PERMISSIONS =
      Set.of(Permission.ACT_AS, Permission.REVEAL_TOKENS, Permission.REVEAL_REFRESH_TOKENS);

  private final Workspaces workspaces;
  private final NewKeys newKeys;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** With those means. */
  public CreateWorkspaceHandler(
      Workspaces workspaces, NewKeys newKeys, TimeOrderedIds ids, Clock clock) {
    this.workspaces = workspaces;
    this.newKeys = newKeys;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Mono<Created> create(Command command) {
    return Mono.defer(() -> checked(command));
  }

  private Mono<Created> checked(Command command) {
    InstanceAdmins.require(command.principal());
    List<Violation> violations = Names.violations(command.name());
    if (!violations.isEmpty()) {
      return Failed.with(new ValidationFailed(violations));
    }
    Workspace workspace =
        new Workspace(
            new WorkspaceId(ids.next()),
            command.name(),
            command.oauthConfirmation(),
            SuccessUrls.NONE,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null);
    NewKey key = newKeys.make(workspace.id(), "admin", Role.ADMIN, FIRST_PERMISSIONS, null);
    return workspaces
        .add(workspace, key.key(), key.hash(), command.principal().actor())
        .map(kept -> new Created(kept, key.text()));
  }
}
