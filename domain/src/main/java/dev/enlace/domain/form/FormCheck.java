package dev.enlace.domain.form;

import java.util.List;

/** What became of an answer to a form. */
public sealed interface FormCheck {
  /** It fits; values are normalised and defaults filled in. */
  record Accepted(FormValues values) implements FormCheck {}

  /**
   * It does not fit.
   *
   * @param violations all of them at once, at least one
   */
  record Rejected(List<Violation> violations) implements FormCheck {
    public Rejected {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a rejection has a reason");
      }
    }
  }
}
