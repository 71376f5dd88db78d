package dev.enlace.domain.form;

import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form, as data: what a client needs to draw it and the server to check it.
 *
 * @param defaultValue what stands where nothing was answered
 * @param min least number, fewest characters or fewest lines, by type
 * @param max greatest number, most characters or most lines, by type
 * @param pattern what the whole text must match; of a number, its digits without an exponent, so
 *     that {@code \d+} asks for a whole number
 * @param options the only values a text may take; empty: any
 * @param destination whether the field decides where secrets are sent, so that a change needs every
 *     secret again
 * @param format what a string or the lines of a labeled list are
 */
public record FormField(
    String name,
    FieldType type,
    boolean required,
    LocalizedText label,
    @Nullable LocalizedText help,
    @Nullable FieldValue defaultValue,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable Pattern pattern,
    List<FieldOption> options,
    boolean destination,
    ValueFormat format) {
  private static final Set<FieldType> COUNTED =
      Set.of(FieldType.STRING, FieldType.PASSWORD, FieldType.LABELED_LIST);
  private static final Set<FieldType> FORMATTED = Set.of(FieldType.STRING, FieldType.LABELED_LIST);
  private static final BigDecimal LAST_PORT = BigDecimal.valueOf(65535);
  private static final Pattern WHOLE = Pattern.compile("\\d+");
  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,63}");

  public FormField {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(format, "format");
    options = List.copyOf(options);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a field's name is camelCase, at most 64 characters");
    }
    if (type == FieldType.PASSWORD && defaultValue != null) {
      throw new IllegalArgumentException(name + ": a password has no default");
    }
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw new IllegalArgumentException(name + ": min is above max");
    }
    if (COUNTED.contains(type) && !(isCount(min) && isCount(max))) {
      throw new IllegalArgumentException(name + ": min and max must be whole numbers, not below 0");
    }
    if (format != ValueFormat.TEXT && !FORMATTED.contains(type)) {
      throw new IllegalArgumentException(name + ": a " + type.code() + " has no format");
    }
  }

  /** Whether its value is sealed and never shown. */
  public boolean secret() {
    return type == FieldType.PASSWORD;
  }

  /** This text, which has to be a host. */
  public FormField ofHost() {
    return new FormField(
        name,
        type,
        required,
        label,
        help,
        defaultValue,
        min,
        max,
        pattern,
        options,
        destination,
        ValueFormat.HOST);
  }

  /** This number, which has to be a port: a whole one, within the bounds of both. */
  public FormField ofPort() {
    return new FormField(
        name,
        type,
        required,
        label,
        help,
        defaultValue,
        min == null ? BigDecimal.ONE : min.max(BigDecimal.ONE),
        max == null ? LAST_PORT : max.min(LAST_PORT),
        pattern == null ? WHOLE : pattern,
        options,
        destination,
        format);
  }

  /** Throws where what stands for no answer would itself be refused as one. */
  public void requireFittingDefault() {
    if (defaultValue == null) {
      return;
    }
    List<Violation> violations = new ArrayList<>();
    Optional<FieldValue> checked = FieldCheck.of(this, given(defaultValue), violations);
    if (!violations.isEmpty()) {
      String wrong = violations.getFirst().message().en();
      throw new IllegalArgumentException(name + ": its default " + wrong);
    }
    if (!checked.equals(Optional.of(defaultValue))) {
      throw new IllegalArgumentException(name + ": its default is not as answers are written");
    }
  }

  private static Object given(FieldValue value) {
    return switch (value) {
      case FieldValue.Text(String text) -> text;
      case FieldValue.Numeric(var number) -> number;
      case FieldValue.Bool(boolean bool) -> bool;
      case FieldValue.LabeledList(List<LabeledValue> lines) -> lines;
      case FieldValue.Password _ -> throw new IllegalStateException("a password has no default");
    };
  }

  private static boolean isCount(@Nullable BigDecimal bound) {
    return bound == null || (bound.signum() >= 0 && Numbers.isInt(bound));
  }
}
