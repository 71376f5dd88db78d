package dev.enlace.adapter.in.rest.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may call an operation.
 *
 * @param least the least that a caller must be
 * @param by what a caller may come with; nothing in a public one
 */
record Line(Access least, Set<By> by) {
  static Line open() {
    return new Line(Access.PUBLIC, Set.of());
  }

  /** For programs and for the panel. */
  static Line of(Access least) {
    return new Line(least, Set.of(By.KEY, By.PANEL));
  }

  /** For connect sessions too. */
  static Line forAll(Access least) {
    return new Line(least, Set.of(By.values()));
  }

  static Line of(Access least, By first, By... more) {
    EnumSet<By> all = EnumSet.of(first, more);
    return new Line(least, Set.copyOf(all));
  }

  boolean isPublic() {
    return least == Access.PUBLIC;
  }

  /**
   * Lets a caller pass.
   *
   * @throws Failed with {@code Forbidden}
   */
  Principal admit(Principal principal) {
    if (!by.contains(By.of(principal.credential()))) {
      throw new Failed(new Failure.Forbidden("session"));
    }
    if (!least.admits(principal)) {
      throw new Failed(new Failure.Forbidden("role"));
    }
    return principal;
  }

  /** What a caller may come with. */
  enum By {
    /** An API key. */
    KEY,
    /** A session of the panel. */
    PANEL,
    /** A connect session, for what its link is for. */
    CONNECT;

    static By of(Credential credential) {
      return switch (credential) {
        case Credential.Key _ -> KEY;
        case Credential.Panel _ -> PANEL;
        case Credential.Connect _ -> CONNECT;
      };
    }
  }
}
