package dev.enlace.domain.principal;

/** How much of a workspace somebody may touch; later constants include the earlier ones. */
public enum Role {
  /** Sees. */
  READER,
  /** Makes and uses connections. */
  MEMBER,
  /** Manages keys and the workspace, and sees every connection's metadata. */
  ADMIN;

  /** Whether this role includes another. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The lesser of two: somebody who acts for somebody else never gains by it. */
  public Role and(Role other) {
    return includes(other) ? other : this;
  }
}
