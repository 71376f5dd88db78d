package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.workspace.WorkspaceId;

/** Who may look beyond their own workspace. */
public final class InstanceAdmins {
  private InstanceAdmins() {}

  static void require(Principal principal) {
    if (!principal.isInstanceAdmin()) {
      throw new Failed(new Forbidden("instance_admin"));
    }
  }

  /** Whoever belongs to it and the installation's; for others it does not exist. */
  static void requireSightOf(Principal principal, WorkspaceId workspace) {
    if (!principal.workspace().equals(workspace) && !principal.isInstanceAdmin()) {
      throw new Failed(new NotFound("workspace", workspace.toString()));
    }
  }

  /** Its own administrators and the installation's; for others it does not exist. */
  public static void requireAdminOf(Principal principal, WorkspaceId workspace) {
    boolean own = principal.workspace().equals(workspace) && principal.role() == Role.ADMIN;
    if (!own && !principal.isInstanceAdmin()) {
      throw new Failed(new NotFound("workspace", workspace.toString()));
    }
  }
}
