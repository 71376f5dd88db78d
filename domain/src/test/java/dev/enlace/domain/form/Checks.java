package dev.enlace.domain.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a check found, for tests to compare. */
final class Checks {
  private Checks() {}

  static FormValues accepted(FormCheck check) {
    return switch (check) {
      case FormCheck.Accepted(FormValues values) -> values;
      case FormCheck.Rejected(var violations) -> throw new AssertionError(violations.toString());
    };
  }

  /** Each as {@code field rule}. */
  static List<String> rejected(FormCheck check) {
    return violations(check).stream().map(each -> each.field() + " " + each.rule()).toList();
  }

  static List<Violation> violations(FormCheck check) {
    return switch (check) {
      case FormCheck.Accepted _ -> throw new AssertionError("it was accepted");
      case FormCheck.Rejected(var violations) -> violations;
    };
  }

  static FormCheck one(FormField field, @Nullable Object answer) {
    FormSchema schema = new FormSchema(List.of(field));
    return answer == null ? schema.check(Map.of()) : schema.check(Map.of(field.name(), answer));
  }
}
