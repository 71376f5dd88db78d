package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.in.rest.json.StrictJson;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** Fails on an answer that the contract does not promise: its status, problem code and shape. */
final class OnContract {
  private OnContract() {}

  static void check(EntityExchangeResult<?> result) {
    MediaType type = result.getResponseHeaders().getContentType();
    byte[] content = result.getResponseBodyContent();
    if (type == null || content == null || !type.getSubtype().endsWith("json")) {
      return;
    }
    JsonNode response =
        Contract.response(
            result.getMethod().name(),
            plain(result.getUrl().getPath()),
            Integer.toString(result.getStatus().value()));
    JsonNode promised = response.at("/content/" + type.toString().replace("/", "~1"));
    assertThat(promised.isMissingNode()).as("%s is promised", type).isFalse();
    JsonNode body = StrictJson.shared().readTree(content);
    if (type.equals(MediaType.APPLICATION_PROBLEM_JSON)) {
      assertThat(promised.path("examples").valueStream().map(OnContract::code))
          .contains(body.path("code").stringValue());
    }
    shape(promised.path("schema"), body, "");
  }

  /** What the first deployments also served under a prefix stands in the contract once. */
  private static String plain(String path) {
    return path.replaceFirst("^/oauth(?=/(authorize|callback|records|tokens)\\b)", "");
  }

  private static String code(JsonNode example) {
    return Contract.resolved(example).path("value").path("code").stringValue();
  }

  private static void shape(JsonNode reference, JsonNode value, String at) {
    JsonNode schema = Contract.resolved(reference);
    assertThat(fits(schema.path("type").asString(""), value)).as("type of %s", at).isTrue();
    if (schema.has("enum")) {
      assertThat(schema.path("enum").valueStream()).as(at).contains(value);
    }
    schema
        .path("required")
        .valueStream()
        .forEach(name -> assertThat(value.has(name.stringValue())).as("%s/%s", at, name).isTrue());
    value.forEach(item -> arrayItem(schema, value, item, at));
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      property(schema, property, at + "/" + property.getKey());
    }
  }

  private static void arrayItem(JsonNode schema, JsonNode array, JsonNode item, String at) {
    if (array.isArray()) {
      shape(schema.path("items"), item, at + "/*");
    }
  }

  private static void property(JsonNode schema, Map.Entry<String, JsonNode> property, String at) {
    JsonNode known = schema.path("properties").path(property.getKey());
    if (known.isMissingNode()) {
      assertThat(schema.path("additionalProperties").asBoolean(false)).as(at).isTrue();
    } else {
      shape(known, Objects.requireNonNull(property.getValue()), at);
    }
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }
}
