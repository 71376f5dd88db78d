package dev.enlace.domain.form;

import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields for tests, each with one peculiarity. */
final class Fields {
  private Fields() {}

  static FormField optional(String name, FieldType type) {
    return field(name, type, false, null, null, null, null, List.of(), false, ValueFormat.TEXT);
  }

  static FormField required(String name, FieldType type) {
    return field(name, type, true, null, null, null, null, List.of(), false, ValueFormat.TEXT);
  }

  static FormField withDefault(String name, FieldType type, FieldValue value) {
    return field(name, type, true, value, null, null, null, List.of(), false, ValueFormat.TEXT);
  }

  static FormField between(String name, FieldType type, @Nullable Integer min, int max) {
    return field(
        name,
        type,
        false,
        null,
        min == null ? null : BigDecimal.valueOf(min),
        BigDecimal.valueOf(max),
        null,
        List.of(),
        false,
        ValueFormat.TEXT);
  }

  static FormField matching(String name, FieldType type, String pattern) {
    return field(
        name,
        type,
        false,
        null,
        null,
        null,
        Pattern.compile(pattern),
        List.of(),
        false,
        ValueFormat.TEXT);
  }

  static FormField oneOf(String name, String... options) {
    List<FieldOption> all =
        Arrays.stream(options)
            .map(option -> new FieldOption(option, LocalizedText.same(option)))
            .toList();
    return field(
        name, FieldType.STRING, false, null, null, null, null, all, false, ValueFormat.TEXT);
  }

  static FormField destination(String name, FieldType type) {
    return field(name, type, false, null, null, null, null, List.of(), true, ValueFormat.TEXT);
  }

  static FormField listOf(String name, ValueFormat format) {
    return field(
        name, FieldType.LABELED_LIST, false, null, null, null, null, List.of(), false, format);
  }

  private static FormField field(
      String name,
      FieldType type,
      boolean required,
      @Nullable FieldValue defaultValue,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable Pattern pattern,
      List<FieldOption> options,
      boolean destination,
      ValueFormat format) {
    return new FormField(
        name,
        type,
        required,
        LocalizedText.same(name),
        null,
        defaultValue,
        min,
        max,
        pattern,
        options,
        destination,
        format);
  }
}
