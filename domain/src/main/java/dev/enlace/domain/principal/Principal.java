package dev.enlace.domain.principal;

import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, authenticated: an API key or a session that began with one, for itself or for a user.
 * Rights intersect: the role is the lesser of both.
 *
 * @param user the user acted for, or the key's own service user
 * @param key the key that was presented, now or when the session began
 * @param application the key's name, for people to see who asks for their account
 * @param role what user and key may both do
 * @param permissions the key's; those to read tokens are never a session's
 */
public record Principal(
    WorkspaceId workspace,
    User user,
    ApiKeyId key,
    String application,
    Role role,
    Set<Permission> permissions,
    Origin origin,
    Credential credential) {
  private static final Set<Permission> NEVER_OF_A_SESSION =
      Set.of(Permission.REVEAL_TOKENS, Permission.REVEAL_REFRESH_TOKENS);

  public Principal {
    permissions =
        credential instanceof Credential.Key ? Set.copyOf(permissions) : ofSession(permissions);
  }

  /** Somebody who presents the key itself. */
  public Principal(
      WorkspaceId workspace,
      User user,
      ApiKeyId key,
      String application,
      Role role,
      Set<Permission> permissions,
      Origin origin) {
    this(workspace, user, key, application, role, permissions, origin, new Credential.Key());
  }

  /** Whether the key has that permission. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /** Whether the key speaks for somebody else than itself. */
  public boolean actsForUser() {
    return !user.issuer().equals(User.KEY);
  }

  /** Whether workspaces other than its own are the principal's to manage. */
  public boolean isInstanceAdmin() {
    return may(Permission.INSTANCE_ADMIN) && role == Role.ADMIN;
  }

  /** Whether that may be connected: of a connect session only what its link is for. */
  public boolean mayConnect(Slug slug) {
    return !(credential instanceof Credential.Connect link)
        || link.entries().isEmpty()
        || link.entries().contains(slug);
  }

  /** Whether a connection of that id may exist for it: of a connect session only its own. */
  public boolean mayKnow(UUID connection) {
    return !(credential instanceof Credential.Connect link) || link.made().contains(connection);
  }

  /** What its connect link says to call what it connects; null: as usual. */
  public @Nullable String label() {
    return credential instanceof Credential.Connect link ? link.label() : null;
  }

  /** The same asking from there. */
  public Principal from(Origin other) {
    return new Principal(workspace, user, key, application, role, permissions, other, credential);
  }

  /** The same for the audit trail. */
  public Actor actor() {
    return new Actor(user, key, origin);
  }

  private static Set<Permission> ofSession(Set<Permission> ofKey) {
    return ofKey.stream()
        .filter(permission -> !NEVER_OF_A_SESSION.contains(permission))
        .collect(Collectors.toUnmodifiableSet());
  }
}
