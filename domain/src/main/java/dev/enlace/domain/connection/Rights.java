package dev.enlace.domain.connection;

import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.UserId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what with a connection. The owner uses and manages it; somebody it is shared with uses
 * it; an administrator of the workspace sees its metadata and nothing more; {@link Right#REVEAL}
 * needs the permission of an API key and {@link Right#USE} of the one it acts for, and a connection
 * that may write to anybody.
 *
 * @param visible whether the principal may know that the connection exists
 */
public record Rights(boolean visible, Set<Right> granted) {
  public Rights {
    granted = Collections.unmodifiableSet(granted);
  }

  /**
   * What a principal may do.
   *
   * @param shared whether the connection is shared with the principal's user
   */
  public static Rights of(Principal principal, Connection connection, boolean shared) {
    return of(
        principal,
        connection.owner().id(),
        connection.visibility(),
        shared,
        connection.restrictsRecipients());
  }

  /**
   * What a principal may do with a connection of which no more than this is known.
   *
   * @param shared whether the connection is shared with the principal's user
   * @param restricted whether it restricts whom it may write to: then nobody reads its token, with
   *     which they could write to anybody
   */
  public static Rights of(
      Principal principal,
      UserId ownerId,
      Visibility visibility,
      boolean shared,
      boolean restricted) {
    boolean owner = ownerId.equals(principal.user().id());
    boolean use = owner || (shared && visibility == Visibility.RESTRICTED);
    EnumSet<Right> rights = EnumSet.noneOf(Right.class);
    if (use && principal.role().includes(Role.MEMBER)) {
      rights.add(Right.USE);
    }
    if (owner && principal.role().includes(Role.MEMBER)) {
      rights.add(Right.MANAGE);
    }
    if (rights.contains(Right.USE) && !restricted && principal.may(Permission.REVEAL_TOKENS)) {
      rights.add(Right.REVEAL);
    }
    return new Rights(use || principal.role() == Role.ADMIN, rights);
  }

  /** Whether that right is among them. */
  public boolean include(Right right) {
    return granted.contains(right);
  }
}
