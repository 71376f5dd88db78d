package dev.enlace.application.port.out.connection;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.WorkspaceId;

/**
 * Through whose eyes connections are looked at.
 *
 * @param seesAll whether all of the workspace's are visible, as for its administrators
 */
public record Viewer(WorkspaceId workspace, UserId user, boolean seesAll) {
  /** The principal's eyes. */
  public static Viewer of(Principal principal) {
    return new Viewer(principal.workspace(), principal.user().id(), principal.role() == Role.ADMIN);
  }
}
