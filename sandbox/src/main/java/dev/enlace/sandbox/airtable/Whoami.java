package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.oauth.Access;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v0/meta/whoami}: the user id, and what the token lets one see of it. */
final class Whoami {
  private Whoami() {}

  static Reply answer(Access access) {
    ObjectNode body = Json.object().put("id", access.person().id("usr"));
    if (access.scopes().contains("user.email:read")) {
      body.put("email", access.person().email());
    }
    if (!access.personal()) {
      ArrayNode scopes = body.putArray("scopes");
      access.scopes().forEach(scopes::add);
    }
    return Reply.json(200, body);
  }
}
