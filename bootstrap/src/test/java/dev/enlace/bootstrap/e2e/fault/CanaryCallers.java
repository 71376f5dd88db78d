package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import java.util.List;
import java.util.Map;

/** Callers with keys of every kind, and with requests that cannot be read. */
record CanaryCallers(WatchedApi admin, Canaries canaries) {
  void keys() {
    Answer made =
        admin.telling(
            "API key",
            "/key",
            "POST",
            "/api-keys",
            Map.of("name", "canary", "role", "reader", "permissions", List.of()));
    assertThat(made.status()).isEqualTo(201);
    WatchedApi key = caller("Bearer " + made.text("/key"));
    assertThat(key.get("/connections").status()).isEqualTo(200);
    assertThat(key.post("/api-keys", Map.of("name", "more", "role", "admin")).status())
        .isEqualTo(403);
    admin.get("/api-keys");
    admin.send("DELETE", "/api-keys/" + made.text("/id"), null);
    assertThat(key.get("/connections").status()).isEqualTo(401);
    String unknown = canaries.secret("unknown key", "enl_key_canary-that-nobody-ever-issued");
    assertThat(caller("Bearer " + unknown).get("/connections").status()).isEqualTo(401);
    assertThat(caller("Basic " + unknown).get("/connections").status()).isEqualTo(401);
    caller("Bearer " + made.text("/key") + "x").get("/connections");
    admin.get("/connections?access_token=" + unknown);
    admin.get("/connections/" + unknown);
    admin.get("/" + unknown);
    admin.with("Cookie", "enlace_oauth=" + unknown).get("/connections/oauth/callback?state=x");
  }

  void malformed() {
    String secret = canaries.secret("secret in a malformed body", "malformed-canary-secret");
    for (String body :
        List.of(
            "{\"config\":{\"password\":\"" + secret,
            "{\"config\":{\"password\":\"" + secret + "\"},}",
            "[\"" + secret + "\"]",
            "\"" + secret + "\"",
            secret,
            "{\"availableConnectionId\":\"" + secret + "\",\"config\":{}}",
            "{\"availableConnectionId\":" + secret + "}",
            "{\"visibility\":\"" + secret + "\"}",
            "{\"confirmation\":{\"a\":\"" + secret + "\"}}")) {
      for (String path :
          List.of("/connections", "/connections/oauth/start", "/api-keys", "/workspaces")) {
        assertThat(admin.post(path, body).status()).as(path + " " + body).isBetween(400, 499);
      }
    }
    WatchedApi odd = admin.with("Content-Type", "application/x-www-form-urlencoded");
    assertThat(odd.post("/connections", "password=" + secret).status()).isEqualTo(415);
  }

  /** What was done is told, and not with what. */
  void audit() {
    assertThat(admin.get("/audit-events?limit=500").status()).isEqualTo(200);
    assertThat(admin.get("/audit-events/head").status()).isEqualTo(200);
    assertThat(admin.get("/audit-events/verify").json().at("/valid").asBoolean()).isTrue();
  }

  /** Neither memory nor environment can be asked for. */
  void noDiagnostics() {
    for (String path :
        List.of("/heapdump", "/env", "/configprops", "/loggers", "/threaddump", "/metrics")) {
      assertThat(admin.get(path).status()).as(path).isEqualTo(404);
      assertThat(admin.get("/actuator" + path).status()).as(path).isEqualTo(404);
    }
  }

  private WatchedApi caller(String authorization) {
    return admin.with("Authorization", authorization);
  }
}
