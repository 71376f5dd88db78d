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

  /** Whether it is only that the database did not answer in time, as on a busy machine. */
  public boolean isBusy() {
    return status == 503 && code().equals("STORE_UNAVAILABLE");
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
