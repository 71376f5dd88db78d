package dev.enlace.bootstrap.e2e.harness;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Enlace answered. */
public record Answer(int status, HttpHeaders headers, String text) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The body as JSON. */
  public JsonNode json() {
    return MAPPER.readTree(text);
  }

  /** A text within the JSON body, by JSON pointer. */
  public String text(String pointer) {
    return json().at(pointer).asString();
  }

  /** The code of a problem document. */
  public String code() {
    return text("/code");
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
