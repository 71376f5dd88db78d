package dev.enlace.adapter.in.rest.catalogue;

import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.LabeledValue;
import java.util.Map;

/** Values of form fields as JSON; a password only says that it is set. */
public final class FieldValues {
  private static final Map<String, Object> SET = Map.of("set", true);

  private FieldValues() {}

  /** What Jackson writes as the value. */
  public static Object json(FieldValue value) {
    return switch (value) {
      case FieldValue.Text(var text) -> text;
      case FieldValue.Numeric(var number) -> number;
      case FieldValue.Bool(var flag) -> flag;
      case FieldValue.Password _ -> secret();
      case FieldValue.LabeledList(var lines) -> lines.stream().map(FieldValues::line).toList();
    };
  }

  /** What stands in the place of a secret that is set. */
  public static Map<String, Object> secret() {
    return SET;
  }

  private static Map<String, String> line(LabeledValue line) {
    return Map.of("label", line.label(), "value", line.value());
  }
}
