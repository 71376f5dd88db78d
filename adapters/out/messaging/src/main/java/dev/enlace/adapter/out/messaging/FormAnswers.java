package dev.enlace.adapter.out.messaging;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.domain.form.Violation;
import java.util.List;
import java.util.Optional;

/** What a verification needs of a form. An entry asks for it all; one that has changed may not. */
public final class FormAnswers {
  private FormAnswers() {}

  /** The answer; fails with {@link InvalidConfiguration} where there is none that can be used. */
  public static <T> T required(String field, Optional<T> answer) {
    return answer.orElseThrow(() -> new Failed(missing(field)));
  }

  private static InvalidConfiguration missing(String field) {
    return new InvalidConfiguration(
        "form",
        List.of(
            Violation.of(
                field,
                "required",
                "has no answer that can be tried",
                "no tiene una respuesta que se pueda probar")));
  }
}
