package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.text.LocalizedText;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Turns a broken Jakarta constraint into a stable word and a text of ours. */
final class Rules {
  private Rules() {}

  static Violation of(FieldError error) {
    return of(error.getField(), error);
  }

  static Violation ofBody(ObjectError error) {
    return of("body", error);
  }

  static Violation of(String field, MessageSourceResolvable error) {
    String rule = rule(error);
    return new Violation(
        field,
        rule,
        message(rule, Objects.requireNonNullElse(error.getArguments(), new Object[0])));
  }

  static Violation violation(String field, String rule) {
    return new Violation(field, rule, Texts.all("rule." + rule));
  }

  private static String rule(MessageSourceResolvable error) {
    String[] codes = error.getCodes();
    String constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
    return switch (constraint) {
      case "NotNull", "NotBlank", "NotEmpty" -> "required";
      case "Size" -> "size";
      case "Min", "DecimalMin" -> "min";
      case "Max", "DecimalMax" -> "max";
      case "Pattern" -> "pattern";
      case "typeMismatch" -> "type";
      default -> constraint.isEmpty() ? "format" : constraint.toLowerCase(Locale.ROOT);
    };
  }

  /** Spring passes the constraint's attributes in the order of their names, after the field. */
  private static LocalizedText message(String rule, Object[] arguments) {
    return switch (rule) {
      case "size" -> Texts.all("rule.size", arguments[2], arguments[1]);
      case "min", "max" -> Texts.all("rule." + rule, arguments[1]);
      case "required", "pattern", "type" -> Texts.all("rule." + rule);
      default -> Texts.all("rule.format");
    };
  }
}
