package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who reads the contract sees of every operation what it takes and answers, and it is true. */
class ExamplesTest {
  static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    places().forEach((where, holder) -> examples.addAll(Example.of(where, holder)));
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_fits_its_schema(Example example) {
    assertThat(example.faults()).isEmpty();
  }

  @Test
  void every_body_every_good_answer_and_every_path_parameter_has_one() {
    assertThat(places())
        .hasSizeGreaterThan(200)
        .allSatisfy((where, holder) -> {
          if (where.matches(".* (body|2\\d\\d) application/json|.* parameter in path .*")) {
            assertThat(Example.of(where, holder)).isNotEmpty();
          }
        });
  }

  @Test
  void one_that_does_not_fit_would_be_noticed() {
    JsonNode schema = Contract.document().at("/components/schemas/Problem");

    JsonNode value =
        JsonNodeFactory.instance.objectNode().put("status", "none").put("cause", "unknown");

    assertThat(new Example("here", schema, value).faults())
        .anyMatch(fault -> fault.contains("/status"))
        .anyMatch(fault -> fault.contains("detail"));
  }

  /** Everything that may hold examples, by where it stands. */
  private static Map<String, JsonNode> places() {
    Map<String, JsonNode> places = new TreeMap<>();
    Contract.operations()
        .forEach((id, operation) -> {
          parameters(operation)
              .forEach(parameter ->
                  places.put(
                      "%s parameter in %s %s"
                          .formatted(
                              id,
                              parameter.path("in").asString(),
                              parameter.path("name").asString()),
                      parameter));
          contents(id + " body", operation.body().path("requestBody"), places);
          operation
              .body()
              .path("responses")
              .properties()
              .forEach(response ->
                  contents(
                      id + " " + response.getKey(),
                      Contract.resolved(response.getValue()),
                      places));
        });
    return places;
  }

  private static Stream<JsonNode> parameters(Contract.Operation operation) {
    JsonNode path = Contract.document().path("paths").path(operation.path());
    return Stream.concat(
            path.path("parameters").valueStream(),
            operation.body().path("parameters").valueStream())
        .map(Contract::resolved);
  }

  private static void contents(String where, JsonNode holder, Map<String, JsonNode> places) {
    holder
        .path("content")
        .properties()
        .forEach(content -> places.put(where + " " + content.getKey(), content.getValue()));
    holder
        .path("headers")
        .properties()
        .forEach(header ->
            places.put(where + " header " + header.getKey(), Contract.resolved(header.getValue())));
  }
}
