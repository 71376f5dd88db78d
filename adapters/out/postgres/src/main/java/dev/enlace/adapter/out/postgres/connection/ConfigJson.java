package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import io.r2dbc.postgresql.codec.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a connection is configured with as JSON: open form values, or what a grant is used for and
 * what is set on it. JSON's own types say which kind each form value is; only the order of fields
 * is not kept, since {@code jsonb} has none.
 */
public final class ConfigJson {
  private static final String TARGET = "target";

  private ConfigJson() {}

  /** Open values, to be written as part of some JSON. */
  public static Map<String, Object> plain(FormValues values) {
    Map<String, Object> json = new LinkedHashMap<>();
    values.all().forEach((name, value) -> json.put(name, plain(value)));
    return json;
  }

  static Json of(Material material) {
    return switch (material) {
      case Material.Credentials credentials -> JsonText.of(plain(credentials.open()));
      case Material.OAuthGrant grant -> of(grant);
    };
  }

  private static Json of(Material.OAuthGrant grant) {
    Map<String, Object> json = plain(grant.settings());
    String target = grant.target();
    if (target != null) {
      json.put(TARGET, target);
    }
    return JsonText.of(json);
  }

  static @Nullable String target(JsonNode config) {
    return config.path(TARGET).isString() ? config.path(TARGET).stringValue() : null;
  }

  /** What is set on a grant. */
  static FormValues settings(JsonNode config) {
    Map<String, FieldValue> settings = new LinkedHashMap<>(values(config).all());
    settings.remove(TARGET);
    return new FormValues(settings);
  }

  /** Of what {@link #plain(FormValues)} has written. */
  public static FormValues values(JsonNode config) {
    Map<String, FieldValue> values = new LinkedHashMap<>();
    config.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
    return new FormValues(values);
  }

  private static Object plain(FieldValue value) {
    return switch (value) {
      case FieldValue.Text(String text) -> text;
      case FieldValue.Numeric(var number) -> number;
      case FieldValue.Bool(boolean bool) -> bool;
      case FieldValue.LabeledList(List<LabeledValue> lines) ->
          lines.stream().map(ConfigJson::line).toList();
      case FieldValue.Password _ -> throw new IllegalArgumentException("secrets are kept sealed");
    };
  }

  private static FieldValue value(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> new FieldValue.Text(json.stringValue());
      case NUMBER -> new FieldValue.Numeric(json.decimalValue());
      case BOOLEAN -> new FieldValue.Bool(json.booleanValue());
      case ARRAY ->
          json.valueStream().allMatch(ConfigJson::isLine)
              ? new FieldValue.LabeledList(json.valueStream().map(ConfigJson::line).toList())
              : damaged(json);
      case BINARY, MISSING, NULL, OBJECT, POJO -> damaged(json);
    };
  }

  /** What nobody has written here is shown as it is, and fails where it is used. */
  private static FieldValue damaged(JsonNode json) {
    return new FieldValue.Text(json.toString());
  }

  private static boolean isLine(JsonNode json) {
    return json.path("label").isString() && json.path("value").isString();
  }

  private static Map<String, String> line(LabeledValue line) {
    return Map.of("label", line.label(), "value", line.value());
  }

  private static LabeledValue line(JsonNode json) {
    return new LabeledValue(json.path("label").stringValue(), json.path("value").stringValue());
  }
}
