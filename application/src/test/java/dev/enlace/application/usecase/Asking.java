package dev.enlace.application.usecase;

import static dev.enlace.application.contract.Answers.found;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.domain.form.Violation;
import java.util.List;
import reactor.core.publisher.Mono;

/** Asks a use case that is expected to refuse. */
public final class Asking {
  private Asking() {}

  /** The failure; an answer, or a completion without one, is an error of its own. */
  public static Failure failure(Mono<?> asked) {
    try {
      throw new AssertionError("it answered " + found(asked));
    } catch (Failed failed) {
      return failed.failure();
    }
  }

  /** The violations of a refusal, each as {@code field rule}. */
  public static List<String> violations(Mono<?> asked) {
    return switch (failure(asked)) {
      case ValidationFailed(List<Violation> violations) -> names(violations);
      case InvalidConfiguration(String _, List<Violation> violations) -> names(violations);
      case Failure other -> throw new AssertionError("it failed with " + other);
    };
  }

  private static List<String> names(List<Violation> violations) {
    return violations.stream().map(each -> each.field() + " " + each.rule()).toList();
  }
}
