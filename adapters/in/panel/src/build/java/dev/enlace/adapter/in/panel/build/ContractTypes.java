package dev.enlace.adapter.in.panel.build;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas of the contract as TypeScript, so that the panel cannot misread an answer. */
final class ContractTypes {
  private ContractTypes() {}

  static String of(String contract) {
    Map<String, Object> document =
        map(new Load(LoadSettings.builder().build()).loadFromString(contract));
    return map(map(document.get("components")).get("schemas")).entrySet().stream()
        .map(schema -> "export type " + schema.getKey() + " = " + type(map(schema.getValue())))
        .collect(Collectors.joining(";\n", "", ";\n"));
  }

  private static String type(Map<String, Object> schema) {
    if (schema.get("$ref") instanceof String reference) {
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    if (schema.get("enum") instanceof List<?> words) {
      return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" | "));
    }
    for (String choice : new String[] {"oneOf", "anyOf"}) {
      if (schema.get(choice) instanceof List<?> options) {
        return options.stream().map(it -> type(map(it))).collect(Collectors.joining(" | "));
      }
    }
    if (schema.get("type") instanceof List<?> types) {
      return types.stream().map(it -> named(String.valueOf(it), schema))
          .collect(Collectors.joining(" | "));
    }
    return named(String.valueOf(schema.get("type")), schema);
  }

  private static String named(String type, Map<String, Object> schema) {
    return switch (type) {
      case "string", "boolean", "null" -> type;
      case "integer", "number" -> "number";
      case "array" -> "Array<" + type(map(schema.getOrDefault("items", Map.of()))) + ">";
      case "object" -> object(schema);
      default -> "unknown";
    };
  }

  private static String object(Map<String, Object> schema) {
    Collection<?> required = (List<?>) schema.getOrDefault("required", List.of());
    String fields =
        map(schema.getOrDefault("properties", Map.of())).entrySet().stream()
            .map(field ->
                "'%s'%s: %s; ".formatted(
                    field.getKey(),
                    required.contains(field.getKey()) ? "" : "?",
                    type(map(field.getValue()))))
            .collect(Collectors.joining());
    Object more = schema.get("additionalProperties");
    boolean open = Boolean.TRUE.equals(more) || more instanceof Map;
    return "{ " + fields + (open ? "[name: string]: unknown; " : "") + "}";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
