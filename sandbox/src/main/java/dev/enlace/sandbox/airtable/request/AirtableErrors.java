package dev.enlace.sandbox.airtable.request;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import tools.jackson.databind.node.ObjectNode;

/** The three shapes in which Airtable says what went wrong. */
public final class AirtableErrors {
  private AirtableErrors() {}

  /** {@code {"error":{"type","message"}}}: most errors. */
  public static Reply typed(int status, String type, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("type", type).put("message", message);
    return Reply.json(status, body);
  }

  /** {@code {"error":"NOT_FOUND"}}: a path or record that does not exist. */
  public static Reply notFound() {
    return Reply.json(404, Json.object().put("error", "NOT_FOUND"));
  }

  /** {@code {"errors":[{"error","message"}]}}: the rate limit. */
  public static Reply rateLimited() {
    ObjectNode body = Json.object();
    body.putArray("errors")
        .addObject()
        .put("error", "RATE_LIMIT_REACHED")
        .put("message", "Rate limit exceeded. Please try again later");
    return Reply.json(429, body);
  }

  public static Reply unauthenticated() {
    return typed(401, "AUTHENTICATION_REQUIRED", "Authentication required");
  }

  /** Missing and forbidden look alike. */
  public static Reply forbiddenOrMissing() {
    return typed(
        403,
        "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND",
        "Invalid permissions, or the requested model was not found.");
  }
}
