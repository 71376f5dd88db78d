package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Template;
import dev.enlace.sandbox.oauth.ledger.TokenRefusal;
import dev.enlace.sandbox.quirks.ErrorQuirks;
import dev.enlace.sandbox.quirks.ErrorQuirks.Answer;
import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Writes a refusal as the provider does, or as RFC 6749 section 5.2 where it says nothing else. */
final class TokenErrors {
  private static final Answer NOTHING_OWN = new Answer(null, null);
  private static final JsonNode STANDARD =
      Json.object().put("error", "${error}").put("error_description", "${error_description}");

  private final ErrorQuirks quirks;

  TokenErrors(ErrorQuirks quirks) {
    this.quirks = quirks;
  }

  Reply reply(TokenRefusal refusal, boolean basicTried) {
    Answer own = quirks.answers().getOrDefault(refusal.reason(), NOTHING_OWN);
    int status = own.status() == null ? status(refusal.reason()) : own.status();
    String error = own.error() == null ? error(refusal.reason()) : own.error();
    Map<String, JsonNode> values =
        Map.of(
            "error", StringNode.valueOf(error),
            "error_description", StringNode.valueOf(refusal.description()));
    JsonNode template = Objects.requireNonNullElse(quirks.body(), STANDARD);
    Reply reply = Reply.json(status, Template.fill(template, values));
    return status == 401 && basicTried
        ? reply.with("WWW-Authenticate", "Basic realm=\"token\"")
        : reply;
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case BAD_CLIENT -> 401;
      case DUPLICATE_REFRESH -> 409;
      case MALFORMED, BAD_CODE, WRONG_REDIRECT, BAD_VERIFIER, DEAD_REFRESH, UNKNOWN_GRANT_TYPE ->
          400;
    };
  }

  private static String error(Reason reason) {
    return switch (reason) {
      case BAD_CLIENT -> "invalid_client";
      case MALFORMED -> "invalid_request";
      case UNKNOWN_GRANT_TYPE -> "unsupported_grant_type";
      case BAD_CODE, WRONG_REDIRECT, BAD_VERIFIER, DEAD_REFRESH, DUPLICATE_REFRESH ->
          "invalid_grant";
    };
  }
}
