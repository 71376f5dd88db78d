package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import java.util.List;
import java.util.Map;

/** Forms with secrets in them, right ones and wrong ones. */
final class CanaryForms {
  /** No secret: to be found in the database, so that the search is known to find. */
  static final String LABEL = "a label that may be seen";

  private final ChildEnlace child;
  private final Canaries canaries;
  private final WatchedApi user;

  CanaryForms(ChildEnlace child, Canaries canaries) {
    this.child = child;
    this.canaries = canaries;
    this.user = new WatchedApi(child.admin().as("former"), canaries);
  }

  void mail() {
    String right = canaries.secret("password", "sandbox-password");
    String wrong = canaries.secret("wrong password", "wrong-canary-password");
    String kept = canaries.secret("untried password", "untried-canary-password");
    assertThat(create("smtp", mailConfig(wrong)).status()).isEqualTo(422);
    assertThat(user.post("/connections?verify=false", body("smtp", mailConfig(kept))).status())
        .isEqualTo(201);
    Answer made = create("smtp", mailConfig(right));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String path = "/connections/" + made.text("/id");
    user.get(path);
    user.post(path + "/test", "");
    Map<String, Object> patch = Map.of("config", mailConfig(wrong));
    user.with("If-Match", etag(path)).send("PATCH", path, patch);
    Answer patched =
        user.with("If-Match", etag(path))
            .send("PATCH", path, Map.of("label", LABEL, "config", mailConfig(right)));
    assertThat(patched.status()).as(patched.text()).isEqualTo(200);
    user.with("If-Match", etag(path))
        .send("PATCH", path, Map.of("config", Map.of("host", "mail.example", "port", 25)));
    Map<String, Object> list =
        Map.of("host", List.of(right), "port", right, "username", 1, "password", List.of(kept));
    assertThat(create("smtp", list).status()).isEqualTo(400);
  }

  void telegram() {
    String token = canaries.secret("bot token", "123456789:SANDBOX-telegram-bot-token-not-real");
    Answer made = create("telegram", Map.of("botToken", token));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String path = "/connections/" + made.text("/id");
    for (String kind : List.of("SERVER_ERROR", "RESET", "GARBAGE", "RATE_LIMIT")) {
      assertThat(child.control().post("/faults", fault(kind)).status()).isEqualTo(201);
      user.post(path + "/test", "");
    }
    child.control().delete("/faults");
    Map<String, Object> config =
        Map.of(
            "botToken", canaries.secret("new token", "987654321:SANDBOX-other-bot-token-not-real"));
    user.with("If-Match", etag(path)).send("PATCH", path, Map.of("config", config));
    String odd = canaries.secret("malformed bot token", "malformed canary bot token");
    assertThat(create("telegram", Map.of("botToken", odd)).status()).isEqualTo(400);
    String unknown = canaries.secret("value of an unknown field", "value-canary-of-nothing");
    assertThat(create("telegram", Map.of("botToken", token, "more", unknown)).status())
        .isEqualTo(400);
    assertThat(user.send("DELETE", path, null).status()).isEqualTo(200);
  }

  private Answer create(String slug, Map<String, Object> config) {
    return user.post("/connections", body(slug, config));
  }

  private Map<String, Object> body(String slug, Map<String, Object> config) {
    return Map.of(
        "availableConnectionId", user.api().entry(slug), "label", LABEL, "config", config);
  }

  private Map<String, Object> mailConfig(String password) {
    String smtp = child.control().get("/state").text("/smtp");
    return Map.of(
        "host",
        "127.0.0.1",
        "port",
        Integer.parseInt(smtp.substring(smtp.indexOf(':') + 1)),
        "username",
        "sandbox",
        "password",
        password);
  }

  private String etag(String path) {
    return user.get(path).header("ETag").orElseThrow();
  }

  private static Map<String, Object> fault(String kind) {
    return Map.of(
        "provider",
        "telegram",
        "endpoint",
        "*",
        "kind",
        kind,
        "count",
        1,
        "millis",
        0,
        "after",
        false);
  }
}
