package dev.enlace.bootstrap.settings;

import java.util.List;

/** What an operator has to mend before Enlace starts: names variables and files, never values. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** Collects every problem, so that they can be mended at once. */
  public CannotStart(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public CannotStart(String problem) {
    this(List.of(problem));
  }

  /** One sentence each. */
  public List<String> problems() {
    return problems;
  }
}
