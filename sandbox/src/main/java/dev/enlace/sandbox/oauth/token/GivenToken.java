package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.quirks.TokenPlace;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the token in a request that is about one. */
final class GivenToken {
  private GivenToken() {}

  /** Empty if there is none. */
  static Optional<String> in(Request request, TokenPlace place, @Nullable String parameter) {
    String name = Objects.requireNonNullElse(parameter, "token");
    return switch (place) {
      case BEARER -> request.bearer();
      case FORM -> request.form().get(name).or(() -> request.query().get(name));
      case JSON ->
          Json.readObject(request.text())
              .map(body -> body.path(name))
              .filter(JsonNode::isString)
              .map(JsonNode::asString);
      case PATH -> Optional.of(request.variable(name));
    };
  }
}
