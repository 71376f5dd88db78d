package dev.enlace.sandbox.traffic;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;

/** Answers with something missing or wrong in them. */
final class Spoiled {
  private static final String FOREIGN_ISSUER = "https%3A%2F%2Fissuer.example.com";

  private Spoiled() {}

  static Reply without(Reply reply, String field) {
    if (!reply.isJson()) {
      return reply;
    }
    return Json.readObject(reply.text())
        .map(body -> {
          body.remove(field);
          return new Reply(reply.status(), reply.headers(), body.toString());
        })
        .orElse(reply);
  }

  static Reply withoutIssuer(Reply reply) {
    return relocated(reply, "");
  }

  static Reply withForeignIssuer(Reply reply) {
    return relocated(reply, "&iss=" + FOREIGN_ISSUER);
  }

  private static Reply relocated(Reply reply, String issuer) {
    return reply
        .header("Location")
        .map(to -> reply.with("Location", to.replaceAll("&iss=[^&]*", "") + issuer))
        .orElse(reply);
  }
}
