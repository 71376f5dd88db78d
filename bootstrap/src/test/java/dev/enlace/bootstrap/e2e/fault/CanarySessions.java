package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What is issued besides keys: sessions of browsers, links, and secrets of webhooks. */
record CanarySessions(URI url, WatchedApi admin, Canaries canaries) {
  /** Where nobody listens, so that telling fails. */
  static final String NOBODY = "127.0.0.1:9";

  private static final String SUCCESS = "https://app.example/connected";

  void panel() {
    Answer signedIn = page().post("/panel/session", Map.of("apiKey", RunningEnlace.ADMIN_KEY));
    assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(201);
    WatchedApi browser = opened(signedIn, signedIn.text("/csrfToken"), "panel");
    assertThat(browser.get("/connections").status()).isEqualTo(200);
    assertThat(browser.get("/api-keys").status()).isEqualTo(200);
    assertThat(browser.send("DELETE", "/panel/session", null).status()).isEqualTo(204);
    String wrong = canaries.secret("key that signs nobody in", "enl_key_canary-wrong-at-the-panel");
    Answer refused = page().post("/panel/session", Map.of("apiKey", wrong));
    canaries.hear(refused.headers().map() + refused.text(), List.of());
    assertThat(refused.status()).isEqualTo(401);
  }

  void link() {
    String workspace = admin.get("/workspaces").text("/items/0/id");
    admin.send(
        "PUT",
        "/workspaces/" + workspace + "/success-urls",
        Map.of("successUrls", List.of(SUCCESS)));
    Answer made = admin.api().as("linked").post("/connect-sessions", Map.of("successUrl", SUCCESS));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String path = URI.create(made.text("/url")).getRawPath();
    String token = canaries.secret("link", path.substring(path.lastIndexOf('/') + 1));
    canaries.hear(made.headers().map() + made.text(), List.of(token));
    Answer shown = page().get(path);
    canaries.hear(shown.headers().map() + shown.text(), List.of(token));
    Answer spent = page().send("POST", path, null);
    assertThat(spent.status()).as(spent.text()).isEqualTo(303);
    WatchedApi person = opened(spent, "", "connect");
    assertThat(person.get("/connect/session").status()).isEqualTo(200);
    new WatchedApi(page(), canaries).get(path.replace(token, token + "x"));
  }

  void webhook() {
    Answer made =
        admin.telling(
            "webhook secret",
            "/secret",
            "POST",
            "/webhooks",
            Map.of("url", "http://" + NOBODY + "/told"));
    assertThat(made.status()).isEqualTo(201);
    String path = "/webhooks/" + made.text("/id");
    assertThat(admin.telling("second secret", "/secret", "POST", path + "/secret", "").status())
        .isEqualTo(200);
    admin.get(path);
    admin.get(path + "/deliveries");
  }

  void keys() {
    Answer rotation = admin.post("/keys/rotations", Map.of());
    assertThat(rotation.status()).as(rotation.text()).isEqualTo(202);
    admin.get("/keys/rotations/" + rotation.text("/id"));
  }

  private Api page() {
    return Api.anonymous(url).with("Origin", url.getScheme() + "://" + url.getRawAuthority());
  }

  /** A browser with the cookie of that answer, which may show it once. */
  private WatchedApi opened(Answer answer, String csrfToken, String session) {
    String cookie = answer.header("Set-Cookie").orElseThrow();
    String pair = cookie.substring(0, cookie.indexOf(';'));
    String value = canaries.secret(session + " cookie", pair.substring(pair.indexOf('=') + 1));
    canaries.hear(answer.headers().map() + answer.text(), List.of(value));
    Api browser = page().with("Cookie", pair).with("Enlace-Session", session);
    return new WatchedApi(
        csrfToken.isEmpty() ? browser : browser.with("Enlace-Csrf-Token", csrfToken), canaries);
  }
}
