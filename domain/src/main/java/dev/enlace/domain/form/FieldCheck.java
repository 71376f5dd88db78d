package dev.enlace.domain.form;

import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Checks one answer against its field. */
final class FieldCheck {
  static final LocalizedText NOT_OF_THE_FORM =
      new LocalizedText("does not have the expected form", "no tiene la forma esperada");

  private final FormField field;
  private final List<Violation> violations;

  private FieldCheck(FormField field, List<Violation> violations) {
    this.field = field;
    this.violations = violations;
  }

  /** The normalised value; empty if it does not fit, and then the violations say why. */
  static Optional<FieldValue> of(FormField field, Object given, List<Violation> violations) {
    return new FieldCheck(field, violations).value(given);
  }

  private Optional<FieldValue> value(Object given) {
    return switch (field.type()) {
      case STRING -> text(given).map(FieldValue.Text::new);
      case PASSWORD -> password(given);
      case NUMBER -> number(given);
      case BOOLEAN -> bool(given);
      case LABELED_LIST -> LabeledListCheck.of(field, given, violations);
    };
  }

  private Optional<String> text(Object given) {
    if (!(given instanceof String text)) {
      return broken("type", "must be a text", "debe ser un texto");
    }
    String value = field.secret() ? text : text.strip();
    if (value.isEmpty()) {
      return field.required() ? broken("required", "is required", "es obligatorio") : none();
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      return broken(
          "pattern", "must not contain control characters", "no debe tener caracteres de control");
    }
    Optional<String> normal = field.secret() ? Optional.of(value) : field.format().normalise(value);
    if (normal.isEmpty()) {
      return broken("format", NOT_OF_THE_FORM.en(), NOT_OF_THE_FORM.es());
    }
    return fits(normal.get()) ? normal : none();
  }

  private boolean fits(String value) {
    int before = violations.size();
    range(BigDecimal.valueOf(value.length()), "characters", "caracteres");
    pattern(value);
    if (!field.options().isEmpty()
        && field.options().stream().noneMatch(option -> option.value().equals(value))) {
      violate("options", "must be one of the options", "debe ser una de las opciones");
    }
    return violations.size() == before;
  }

  private Optional<FieldValue> password(Object given) {
    return text(given).map(Secret::of).map(FieldValue.Password::new);
  }

  private Optional<FieldValue> number(Object given) {
    Optional<BigDecimal> number = Numbers.of(given);
    if (number.isEmpty()) {
      return broken("type", "must be a number", "debe ser un número");
    }
    int before = violations.size();
    BigDecimal plain = Numbers.plain(number.get());
    range(plain, "", "");
    pattern(plain.toPlainString());
    return violations.size() == before ? Optional.of(new FieldValue.Numeric(plain)) : none();
  }

  private Optional<FieldValue> bool(Object given) {
    return given instanceof Boolean bool
        ? Optional.of(new FieldValue.Bool(bool))
        : broken("type", "must be true or false", "debe ser true o false");
  }

  private void pattern(String value) {
    if (field.pattern() != null && !field.pattern().matcher(value).matches()) {
      violate("pattern", NOT_OF_THE_FORM.en(), NOT_OF_THE_FORM.es());
    }
  }

  private void range(BigDecimal size, String unitEn, String unitEs) {
    if (field.min() != null && size.compareTo(field.min()) < 0) {
      String min = field.min().toPlainString();
      violate(
          "min",
          ("at least " + min + " " + unitEn).strip(),
          ("al menos " + min + " " + unitEs).strip());
    }
    if (field.max() != null && size.compareTo(field.max()) > 0) {
      String max = field.max().toPlainString();
      violate(
          "max",
          ("at most " + max + " " + unitEn).strip(),
          ("como máximo " + max + " " + unitEs).strip());
    }
  }

  private void violate(String rule, String english, String spanish) {
    violations.add(Violation.of(field.name(), rule, english, spanish));
  }

  private <T> Optional<T> broken(String rule, String english, String spanish) {
    violate(rule, english, spanish);
    return Optional.empty();
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
