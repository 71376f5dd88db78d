package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.http.Params.Param;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.oauth.ledger.TokenRefusal;
import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;
import dev.enlace.sandbox.quirks.TokenQuirks;
import dev.enlace.sandbox.quirks.TokenQuirks.BodyFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a token request in the formats the provider understands. */
final class TokenParams {
  private TokenParams() {}

  static Params read(Request request, TokenQuirks quirks) {
    quirks.headers().forEach((name, pattern) -> requireHeader(request, name, pattern));
    Params params = body(request, quirks);
    params.repeated().ifPresent(name -> reject("repeated parameter: " + name));
    return params;
  }

  private static Params body(Request request, TokenQuirks quirks) {
    String type = request.mediaType();
    if (type.equals("application/x-www-form-urlencoded")
        && quirks.body().contains(BodyFormat.FORM)) {
      return request.form();
    }
    if (type.equals("application/json") && quirks.body().contains(BodyFormat.JSON)) {
      return json(request);
    }
    throw malformed("unsupported content type");
  }

  private static Params json(Request request) {
    ObjectNode body =
        Json.readObject(request.text())
            .orElseThrow(() -> malformed("the body is not a JSON object"));
    List<Param> params =
        body.properties().stream()
            .filter(field -> field.getValue().isString())
            .map(TokenParams::param)
            .toList();
    return new Params(params);
  }

  private static Param param(Map.Entry<String, JsonNode> field) {
    return new Param(field.getKey(), field.getValue().asString());
  }

  private static void requireHeader(Request request, String name, String pattern) {
    if (request.header(name).filter(value -> value.matches(pattern)).isEmpty()) {
      reject("missing or bad header: " + name);
    }
  }

  private static void reject(String description) {
    throw malformed(description);
  }

  private static TokenRefusal malformed(String description) {
    return new TokenRefusal(Reason.MALFORMED, description);
  }
}
