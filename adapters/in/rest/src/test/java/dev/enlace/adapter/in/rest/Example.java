package dev.enlace.adapter.in.rest;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An example in the contract.
 *
 * @param where for people who look for it
 */
record Example(String where, JsonNode schema, JsonNode value) {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final JsonNode COMPONENTS = strict(Contract.document().path("components"));

  /** Those of a parameter, a header or a content, which all keep them in the same way. */
  static List<Example> of(String where, JsonNode holder) {
    List<Example> examples = new ArrayList<>();
    if (holder.has("example")) {
      examples.add(new Example(where, holder.path("schema"), holder.path("example")));
    }
    for (Map.Entry<String, JsonNode> named : holder.path("examples").properties()) {
      JsonNode value = Contract.resolved(named.getValue()).path("value");
      examples.add(new Example(where + ", " + named.getKey(), holder.path("schema"), value));
    }
    return examples;
  }

  /** What its schema has against it; a field that the schema does not know counts, too. */
  List<String> faults() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("components", COMPONENTS);
    document.putArray("allOf").add(schema);
    return SCHEMAS.getSchema(document).validate(value).stream().map(Error::toString).toList();
  }

  @Override
  public String toString() {
    return where;
  }

  /** Objects whose schema is silent about unknown fields have none. */
  private static JsonNode strict(JsonNode original) {
    JsonNode copy = original.deepCopy();
    all(copy)
        .filter(node -> node.path("properties").isObject() && node.path("type").isString())
        .filter(node -> !node.has("additionalProperties"))
        .toList()
        .forEach(node -> ((ObjectNode) node).put("additionalProperties", false));
    return copy;
  }

  private static Stream<JsonNode> all(JsonNode node) {
    return Stream.concat(Stream.of(node), node.valueStream().flatMap(Example::all));
  }
}
