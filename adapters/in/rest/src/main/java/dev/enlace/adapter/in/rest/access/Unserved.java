package dev.enlace.adapter.in.rest.access;

import java.util.Set;

/**
 * Operations that this installation does not serve, though others do. They have no routes: however
 * their paths are written, there is nothing at them.
 */
public interface Unserved {
  /** Each one's {@code operationId}. */
  Set<String> operations();
}
