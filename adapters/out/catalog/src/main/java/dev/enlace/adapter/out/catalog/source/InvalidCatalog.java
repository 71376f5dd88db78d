package dev.enlace.adapter.out.catalog.source;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue cannot be loaded; the message has one line a problem, of every file at once. */
public final class InvalidCatalog extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidCatalog(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n  ", "the catalogue is not valid:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the files. */
  public List<Problem> problems() {
    return problems;
  }
}
