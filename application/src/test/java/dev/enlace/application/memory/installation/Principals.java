package dev.enlace.application.memory.installation;

import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Who asks in tests, as if authenticated. */
public final class Principals {
  private static final Origin ORIGIN = new Origin("192.0.2.7", "request-one");
  private static final ApiKeyId KEY =
      new ApiKeyId(UUID.fromString("019ca700-0000-7000-8000-000000000001"));

  private Principals() {}

  /** A member's key of the default workspace, with every permission but the instance's. */
  public static Principal user(String subject) {
    return user(WorkspaceId.DEFAULT, subject);
  }

  /** The same in another workspace. */
  public static Principal user(WorkspaceId workspace, String subject) {
    return of(
        workspace,
        User.external(workspace, subject),
        Role.MEMBER,
        EnumSet.complementOf(EnumSet.of(Permission.INSTANCE_ADMIN)));
  }

  /** A key that acts for that user with that role and those permissions. */
  public static Principal user(String subject, Role role, Permission... permissions) {
    return of(
        WorkspaceId.DEFAULT,
        User.external(WorkspaceId.DEFAULT, subject),
        role,
        Set.of(permissions));
  }

  /** An administrator's key that acts for nobody. */
  public static Principal admin(WorkspaceId workspace, Permission... permissions) {
    return of(workspace, User.of(workspace, User.KEY, "admin"), Role.ADMIN, Set.of(permissions));
  }

  /** A key itself. */
  public static Principal key(ApiKey key) {
    return new Principal(
        key.workspace(), key.holder(), key.id(), key.name(), key.role(), key.permissions(), ORIGIN);
  }

  private static Principal of(
      WorkspaceId workspace, User user, Role role, Set<Permission> permissions) {
    return new Principal(workspace, user, KEY, "The application", role, permissions, ORIGIN);
  }
}
