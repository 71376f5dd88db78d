package dev.enlace.adapter.out.oauth.answer;

import dev.enlace.domain.provider.answer.JsonPointer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds values in an answer. */
final class Pointers {
  private Pointers() {}

  /** The first of the places that holds anything. */
  static Optional<JsonNode> first(JsonNode json, List<JsonPointer> places) {
    return places.stream()
        .map(place -> json.at(place.value()))
        .filter(found -> !found.isMissingNode() && !found.isNull())
        .findFirst();
  }

  /** The first of the places that holds a text that is not blank. */
  static Optional<String> text(JsonNode json, List<JsonPointer> places) {
    return places.stream()
        .map(place -> json.at(place.value()))
        .filter(found -> found.isString() && !found.stringValue().isBlank())
        .map(JsonNode::stringValue)
        .findFirst();
  }

  /** A text or a whole number, as text. */
  static Optional<String> name(JsonNode json, JsonPointer place) {
    JsonNode found = json.at(place.value());
    return (found.isString() && !found.stringValue().isBlank()) || found.isIntegralNumber()
        ? Optional.of(found.asString())
        : Optional.empty();
  }
}
