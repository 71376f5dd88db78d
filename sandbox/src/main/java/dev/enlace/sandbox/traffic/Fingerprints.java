package dev.enlace.sandbox.traffic;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.oauth.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What may be kept of a request's parameters: the client's id, and hashes of secrets. */
record Fingerprints(Optional<String> clientId, Map<String, String> secrets) {
  private static final List<String> SECRET =
      List.of("code", "refresh_token", "code_verifier", "client_secret", "token", "access_token");

  static Fingerprints of(Request request) {
    Map<String, String> found = new TreeMap<>();
    for (String name : SECRET) {
      param(request, name).ifPresent(value -> found.put(name, Secrets.fingerprint(value)));
    }
    request.bearer().ifPresent(token -> found.put("bearer", Secrets.fingerprint(token)));
    Optional<String> clientId = basicUser(request).or(() -> param(request, "client_id"));
    return new Fingerprints(clientId, found);
  }

  /** The value of a parameter in the body or the query, whatever the body's format. */
  static Optional<String> param(Request request, String name) {
    Optional<String> inBody =
        switch (request.mediaType()) {
          case "application/json" ->
              Json.readObject(request.text())
                  .map(body -> body.path(name))
                  .filter(JsonNode::isString)
                  .map(JsonNode::asString);
          case "application/x-www-form-urlencoded" -> in(request.text(), name);
          default -> Optional.empty();
        };
    int mark = request.target().indexOf('?');
    return inBody.or(
        () -> mark < 0 ? Optional.empty() : in(request.target().substring(mark + 1), name));
  }

  private static Optional<String> in(String encoded, String name) {
    try {
      return Params.parse(encoded).get(name);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> basicUser(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
        .flatMap(value -> user(value.substring(6).strip()));
  }

  private static Optional<String> user(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(0, colon));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
