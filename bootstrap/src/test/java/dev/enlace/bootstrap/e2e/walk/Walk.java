package dev.enlace.bootstrap.e2e.walk;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import java.net.URI;
import java.util.Arrays;

/** A walk whose person has allowed at the provider and has not come back yet. */
record Walk(Api user, Answer started, URI back) {
  static Walk of(Api user, String slug) {
    Answer started = user.start(slug);
    return new Walk(user, started, new Person().allow(URI.create(started.text("/authUrl"))));
  }

  String attempt() {
    return started.text("/attemptId");
  }

  URI authUrl() {
    return URI.create(started.text("/authUrl"));
  }

  String challenge() {
    return challenge(started);
  }

  static String challenge(Answer started) {
    return Arrays.stream(URI.create(started.text("/authUrl")).getQuery().split("&", -1))
        .filter(parameter -> parameter.startsWith("code_challenge="))
        .map(parameter -> parameter.substring("code_challenge=".length()))
        .findFirst()
        .orElse("");
  }

  /** What the attempt says. */
  String status() {
    return user.get("/connections/oauth/attempts/" + attempt()).text("/status");
  }
}
