package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels as people send them. */
public final class Labels {
  private Labels() {}

  /** What is wrong with a label. */
  public static final Violation VIOLATION =
      Violation.of(
          "label",
          "max",
          "must have 1 to " + Label.MAX_LENGTH + " characters and no control character",
          "debe tener de 1 a " + Label.MAX_LENGTH + " caracteres y ninguno de control");

  /** What somebody calls a connection, or else their connect link does; null: nobody says. */
  public static @Nullable Label of(@Nullable String label, Principal principal) {
    String said = label == null ? principal.label() : label;
    return said == null ? null : new Label(said);
  }

  /** Fails with {@link ValidationFailed} where there is one and it cannot be a label. */
  static void require(@Nullable String label) {
    if (label != null && !Label.isLabel(label)) {
      throw new Failed(new ValidationFailed(List.of(VIOLATION)));
    }
  }
}
