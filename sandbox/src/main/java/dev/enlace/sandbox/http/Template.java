package dev.enlace.sandbox.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON with holes: a text that is only {@code ${name}} becomes that value, whatever its type, and
 * its field is left out if there is none.
 */
public final class Template {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([\\w.]+)}");

  private Template() {}

  public static JsonNode fill(JsonNode template, Map<String, JsonNode> values) {
    return filled(template, values).orElseGet(Json::object);
  }

  /** A text with every hole filled; a hole without a value becomes nothing. */
  public static String fillText(String template, Map<String, JsonNode> values) {
    return HOLE.matcher(template)
        .replaceAll(hole ->
            Matcher.quoteReplacement(
                Optional.ofNullable(values.get(hole.group(1))).map(JsonNode::asString).orElse("")));
  }

  private static Optional<JsonNode> filled(JsonNode template, Map<String, JsonNode> values) {
    if (template.isObject()) {
      ObjectNode object = Json.object();
      template
          .properties()
          .forEach(field ->
              filled(field.getValue(), values)
                  .ifPresent(value -> object.set(field.getKey(), value)));
      return Optional.of(object);
    }
    if (template.isArray()) {
      ArrayNode array = Json.array();
      template.forEach(item -> filled(item, values).ifPresent(array::add));
      return Optional.of(array);
    }
    return template.isString() ? filledText(template.asString(), values) : Optional.of(template);
  }

  private static Optional<JsonNode> filledText(String text, Map<String, JsonNode> values) {
    Matcher whole = HOLE.matcher(text);
    if (whole.matches()) {
      return Optional.ofNullable(values.get(whole.group(1)));
    }
    return Optional.of(StringNode.valueOf(fillText(text, values)));
  }
}
