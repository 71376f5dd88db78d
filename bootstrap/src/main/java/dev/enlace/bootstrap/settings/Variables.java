package dev.enlace.bootstrap.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads variables and collects what is wrong with them, so that an operator sees every mistake at
 * the first start and not one a start. An empty variable is an unset one.
 */
public final class Variables {
  private final Function<String, @Nullable String> source;
  private final List<String> problems = new ArrayList<>();

  /** Reads from a source that answers null for what is not set. */
  public Variables(Function<String, @Nullable String> source) {
    this.source = source;
  }

  /** The value without surrounding blanks. */
  public Optional<String> read(String name) {
    return Optional.ofNullable(source.apply(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  Optional<String> read(Variable variable) {
    return read(variable.name());
  }

  /** The value as something else; a value that cannot be is a problem and then empty. */
  <T> Optional<T> read(Variable variable, Reading<T> reading) {
    try {
      Optional<String> value = read(variable);
      return value.isEmpty() ? Optional.empty() : Optional.of(reading.of(value.get()));
    } catch (IllegalArgumentException e) {
      problem(variable, e.getMessage());
      return Optional.empty();
    }
  }

  void problem(Variable variable, @Nullable String problem) {
    problems.add(variable + " " + problem);
  }

  void require() {
    if (!problems.isEmpty()) {
      throw new CannotStart(problems);
    }
  }

  /** How a text is read. */
  @FunctionalInterface
  interface Reading<T> {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException saying what the text must be, without repeating it
     */
    T of(String text);
  }
}
