package dev.enlace.domain.event;

import java.util.Set;

/**
 * Which events a destination wants.
 *
 * @param types empty: every event, also those of types that do not exist yet
 */
public record EventFilter(Set<String> types) {
  /** Everything. */
  public static final EventFilter ALL = new EventFilter(Set.of());

  public EventFilter {
    types = Set.copyOf(types);
  }

  /** Whether an event of that type is wanted. */
  public boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
