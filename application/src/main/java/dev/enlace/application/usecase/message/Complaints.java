package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.domain.form.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with a draft, all of it at once. */
final class Complaints {
  private final List<Violation> violations = new ArrayList<>();

  void add(String field, String rule, String english, String spanish) {
    violations.add(Violation.of(field, rule, english, spanish));
  }

  void required(String field) {
    add(field, "required", "is required", "es obligatorio");
  }

  void malformed(String field) {
    add(field, "format", "does not have the expected form", "no tiene la forma esperada");
  }

  void tooLong(String field, int most) {
    add(field, "max", "at most " + most + " characters", "como máximo " + most + " caracteres");
  }

  /** Whatever is no part of a message of this kind. */
  void foreign(String field, @Nullable Object given) {
    boolean absent = given == null || given.equals(List.of());
    if (!absent) {
      add(
          field,
          "unknown",
          "is no part of a message through this connection",
          "no forma parte de un mensaje por esta conexión");
    }
  }

  /** Whether nothing is wrong with a single line of text. */
  boolean line(String field, @Nullable String text, int most) {
    int before = violations.size();
    if (text != null && text.chars().anyMatch(Complaints::endsLine)) {
      add(
          field,
          "pattern",
          "must not contain control characters",
          "no debe tener caracteres de control");
    }
    if (text != null && text.length() > most) {
      tooLong(field, most);
    }
    return violations.size() == before;
  }

  /** Fails with {@code ValidationFailed} if there is any. */
  void raise() {
    if (!violations.isEmpty()) {
      throw new Failed(new ValidationFailed(List.copyOf(violations)));
    }
  }

  /** The value of something that {@link #raise} has passed. */
  static <T> T sound(@Nullable T value) {
    return Objects.requireNonNull(value, "raised before");
  }

  /** Controls of both sets, and what Unicode means to end lines and paragraphs by. */
  private static boolean endsLine(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }
}
