package dev.enlace.bootstrap.settings;

import java.util.Arrays;
import java.util.List;

/** The two ways to run: to try it with nothing else at hand, and for others to depend on. */
public enum Profile {
  /** Brings its own database, keys and sandbox; listens on loopback only. */
  EMBEDDED,
  /** Everything is given by the operator, and nothing insecure starts. */
  PRODUCTION;

  /**
   * The profile among Spring's active (or default) ones.
   *
   * @throws CannotStart unless it is exactly one of them
   */
  public static Profile of(String... springProfiles) {
    List<Profile> found = Arrays.stream(values()).filter(p -> p.isAmong(springProfiles)).toList();
    if (found.size() != 1) {
      throw new CannotStart("SPRING_PROFILES_ACTIVE must be embedded or production");
    }
    return found.getFirst();
  }

  private boolean isAmong(String... names) {
    return Arrays.stream(names).anyMatch(name()::equalsIgnoreCase);
  }
}
