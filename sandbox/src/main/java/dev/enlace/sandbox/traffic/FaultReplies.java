package dev.enlace.sandbox.traffic;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import tools.jackson.databind.node.ObjectNode;

/** What faults answer, in the shape in which each provider would. */
final class FaultReplies {
  private static final String GARBAGE = "\u0000\u0001{\"access_token\": sandbox";
  private static final String PAGE =
      "<!doctype html><title>Sign in to the network</title><h1>Sign in to the network</h1>\n";

  private FaultReplies() {}

  static Reply rateLimited(Fault fault, String provider) {
    int wait = fault.retryAfter() == null ? 1 : fault.retryAfter();
    ObjectNode body = Json.object();
    switch (provider) {
      case "airtable" ->
          body.putArray("errors")
              .addObject()
              .put("error", "RATE_LIMIT_REACHED")
              .put("message", "Rate limit exceeded. Please try again later");
      case "telegram" -> {
        body.put("ok", false).put("error_code", 429).put("description", "Too Many Requests");
        body.putObject("parameters").put("retry_after", wait);
      }
      case "google" -> body.putObject("error").put("code", 429).put("status", "RESOURCE_EXHAUSTED");
      case "slack" -> body.put("ok", false).put("error", "ratelimited");
      default -> body.put("error", "rate_limited");
    }
    return waiting(fault, Reply.json(429, body));
  }

  static Reply serverError(Fault fault) {
    int status = fault.status() == null ? 503 : fault.status();
    String body = fault.body();
    return waiting(
        fault,
        body == null
            ? Reply.text(status, "upstream trouble\n")
            : Reply.of(status, "application/json", body));
  }

  static Reply garbage(Fault fault) {
    String body = fault.body();
    return Reply.of(200, "application/json", body == null ? GARBAGE : body);
  }

  static Reply page() {
    return Reply.html(200, PAGE);
  }

  static Reply errorAt200(Fault fault, String provider) {
    if (fault.body() != null) {
      return Reply.of(200, "application/json", fault.body());
    }
    ObjectNode body = Json.object();
    return Reply.json(
        200,
        switch (provider) {
          case "slack" -> body.put("ok", false).put("error", "internal_error");
          case "telegram" ->
              body.put("ok", false)
                  .put("error_code", 500)
                  .put("description", "Internal Server Error");
          default -> body.put("error", "server_error").put("error_description", "sandbox fault");
        });
  }

  private static Reply waiting(Fault fault, Reply reply) {
    Integer wait = fault.retryAfter();
    return wait == null ? reply : reply.with("Retry-After", wait.toString());
  }
}
