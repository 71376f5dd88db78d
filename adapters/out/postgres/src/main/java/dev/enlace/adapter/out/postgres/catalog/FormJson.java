package dev.enlace.adapter.out.postgres.catalog;

import dev.enlace.domain.form.FieldOption;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.text.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form as JSON, in both languages, for people who read the catalogue by SQL. */
final class FormJson {
  private FormJson() {}

  static Map<String, Object> of(FormSchema schema) {
    return Map.of("fields", schema.fields().stream().map(FormJson::field).toList());
  }

  static Map<String, String> text(LocalizedText text) {
    return Map.of("en", text.en(), "es", text.es());
  }

  private static Map<String, Object> field(FormField field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", field.name());
    json.put("type", field.type().code());
    json.put("required", field.required());
    json.put("label", text(field.label()));
    LocalizedText help = field.help();
    put(json, "help", help == null ? null : text(help));
    FieldValue defaultValue = field.defaultValue();
    put(json, "default", defaultValue == null ? null : value(defaultValue));
    put(json, "min", field.min());
    put(json, "max", field.max());
    put(json, "pattern", field.pattern() == null ? null : field.pattern().pattern());
    if (!field.options().isEmpty()) {
      json.put("options", field.options().stream().map(FormJson::option).toList());
    }
    json.put("secret", field.secret());
    json.put("destination", field.destination());
    return json;
  }

  private static Object value(FieldValue value) {
    return switch (value) {
      case FieldValue.Text(String text) -> text;
      case FieldValue.Numeric(var number) -> number;
      case FieldValue.Bool(boolean bool) -> bool;
      case FieldValue.LabeledList(List<LabeledValue> lines) ->
          lines.stream().map(FormJson::line).toList();
      case FieldValue.Password _ -> throw new IllegalArgumentException("a password has no default");
    };
  }

  private static Map<String, String> line(LabeledValue line) {
    return Map.of("label", line.label(), "value", line.value());
  }

  private static Map<String, Object> option(FieldOption option) {
    return Map.of("value", option.value(), "label", text(option.label()));
  }

  private static void put(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
