package dev.enlace.adapter.in.rest.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Who may call an operation.
 *
 * @param least the least that a caller must be
 * @param by what a caller may come with; nothing in a public one
 * @param unnamed whether anybody may call it who comes with nothing
 */
record Line(Access least, Set<By> by, boolean unnamed) {
  private Line(Access least, Set<By> by) {
    this(least, by, false);
  }

  static Line open() {
    return new Line(Access.PUBLIC, Set.of(), true);
  }

  /** For anybody's browser, and for programs and the panel, who are known and told more. */
  static Line openOr(Access least) {
    return new Line(least, Set.of(By.KEY, By.PANEL), true);
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

  /** Whether whoever sends these headers needs no credential: nobody who presents one is let by. */
  boolean isPublicFor(HttpHeaders headers) {
    return unnamed && (by.isEmpty() || !Credentials.arePresented(headers));
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
