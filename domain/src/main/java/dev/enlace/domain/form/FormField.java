package dev.enlace.domain.form;

import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
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
 * @param itemFormat what the lines of a labeled list are
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
    ItemFormat itemFormat) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,63}");

  public FormField {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(itemFormat, "itemFormat");
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
  }

  /** Whether its value is sealed and never shown. */
  public boolean secret() {
    return type == FieldType.PASSWORD;
  }
}
