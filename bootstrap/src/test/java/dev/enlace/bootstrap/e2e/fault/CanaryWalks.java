package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Person;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks through OAuth, whose every secret is remembered. */
final class CanaryWalks {
  private static final Pattern PARAMETER = Pattern.compile("[?&](\\w+)=([^&]+)");
  private static final String SUCCESS = "https://app.example/connected";

  private final ChildEnlace child;
  private final Canaries canaries;
  private final WatchedApi admin;
  private int users;

  CanaryWalks(ChildEnlace child, Canaries canaries) {
    this.child = child;
    this.canaries = canaries;
    this.admin = new WatchedApi(child.admin(), canaries);
  }

  void succeed() {
    for (String slug : List.of("airtable", "gmail")) {
      WatchedApi user = user();
      Answer started = start(user, slug, Map.of());
      assertThat(back(started, "decision=allow").status()).isEqualTo(200);
      String path =
          "/connections/"
              + user.get("/connections/oauth/attempts/" + started.text("/attemptId"))
                  .text("/connectionId");
      assertThat(
              user.telling("access token", "/accessToken", "GET", path + "/token", null).status())
          .isEqualTo(200);
      refresh(user, path, slug);
      user.get(path);
      user.get("/connections");
      user.post(path + "/test", "");
      if (slug.equals("airtable")) {
        passOn(user, path + "/proxy/v0/meta/whoami");
      }
      reconnect(user, path);
      assertThat(user.send("DELETE", path, null).status()).isEqualTo(200);
    }
  }

  /** Airtable's succeeds; Google's meets an answer that holds a secret where none belongs. */
  private void refresh(WatchedApi user, String path, String slug) {
    if (slug.equals("airtable")) {
      Answer refreshed =
          user.telling("refreshed token", "/accessToken", "POST", path + "/refresh", "");
      assertThat(refreshed.status()).isEqualTo(200);
    } else {
      fault("refresh", "GARBAGE");
      assertThat(user.post(path + "/refresh", "").status()).isEqualTo(502);
    }
  }

  /** Calls of the caller's own, with what is nobody else's business in query, header and body. */
  private void passOn(WatchedApi user, String path) {
    String query = "?note=" + canaries.secret("query of a call", "canary-query-of-a-call");
    String header = canaries.secret("header of a call", "canary-header-of-a-call");
    String body = canaries.secret("body of a call", "canary-body-of-a-call");
    assertThat(user.with("X-Note", header).get(path + query).status()).isEqualTo(200);
    assertThat(user.post(path + query, body).status()).isGreaterThanOrEqualTo(400);
    fault("whoami", "RESET");
    assertThat(user.get(path + query).status()).isEqualTo(502);
  }

  private void reconnect(WatchedApi user, String path) {
    Answer started = user.api().post(path + "/reconnect", Map.of());
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    assertThat(back(remembered(started), "decision=allow").status()).isEqualTo(200);
  }

  void fail() {
    back(start(user(), "airtable", Map.of()), "decision=deny");
    for (String kind :
        List.of(
            "GARBAGE",
            "HTML",
            "ERROR_AT_200",
            "SERVER_ERROR",
            "RATE_LIMIT",
            "RESET",
            "NO_EXPIRES_IN")) {
      for (String slug : List.of("airtable", "gmail")) {
        Answer started = start(user(), slug, Map.of());
        fault("exchange", kind);
        back(started, "decision=allow");
      }
    }
    for (String kind : List.of("GARBAGE", "SERVER_ERROR", "RESET")) {
      Answer started = start(user(), "airtable", Map.of());
      fault("whoami", kind);
      back(started, "decision=allow");
    }
    child.control().delete("/faults");
    WatchedApi stranger = new WatchedApi(Api.anonymous(child.url()), canaries);
    String forged = canaries.secret("forged state", "AAAAforgedCanaryState.withASignatureOfNobody");
    String code = canaries.secret("stray code", "stray-canary-code-of-a-person");
    stranger.get("/connections/oauth/callback/airtable?state=" + forged + "&code=" + code);
    stranger.get("/connections/oauth/callback?code=" + code + "&code=" + code);
    stranger.get("/connections/oauth/callback/nowhere?state=" + forged + "&code=" + code);
  }

  void confirm() {
    Answer made =
        admin.telling(
            "admin key of a workspace",
            "/adminKey",
            "POST",
            "/workspaces",
            Map.of("name", "confirming", "oauthConfirmation", "required"));
    assertThat(made.status()).isEqualTo(201);
    WatchedApi backend = new WatchedApi(Api.of(child.url(), made.text("/adminKey")), canaries);
    assertThat(
            backend
                .send(
                    "PUT",
                    "/workspaces/" + made.text("/id") + "/success-urls",
                    Map.of("successUrls", List.of(SUCCESS)))
                .status())
        .isEqualTo(200);
    Answer started = start(backend.as("ana"), "airtable", Map.of("successUrl", SUCCESS));
    Person person = new Person();
    URI page = URI.create(started.text("/authUrl"));
    String ticket = canaries.secret("ticket", page.getPath().replaceAll(".*/", ""));
    canaries.hear(person.open(page).text(), List.of(ticket));
    Answer approved = person.submit(page, "");
    assertThat(approved.status()).as(approved.text()).isEqualTo(303);
    String cookie = approved.header("Set-Cookie").orElseThrow();
    canaries.secret("cookie", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
    URI callback = person.allow(URI.create(approved.header("Location").orElseThrow()));
    remember(callback.toString());
    Answer connected = person.open(callback);
    Map<String, String> told = remember(connected.header("Location").orElseThrow());
    canaries.hear(connected.headers().map().toString(), List.of(told.get("confirmation")));
    String path = "/connections/" + told.get("connectionId");
    backend.as("ana").get(path + "/token");
    backend.as("ana").post(path + "/confirm", Map.of("confirmation", wrongConfirmation()));
    Answer confirmed =
        backend.as("ana").post(path + "/confirm", Map.of("confirmation", told.get("confirmation")));
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
    backend.as("ana").telling("access token", "/accessToken", "GET", path + "/token", null);
  }

  /** By the endpoints of the first deployments. */
  void asBefore() {
    WatchedApi user = user();
    String own = "/oauth/tokens/walker-" + users;
    URI brought = allowedAsBefore(user);
    Answer told =
        user.telling(
            "brought token", "/access_token", "GET", "/callback?" + brought.getRawQuery(), null);
    assertThat(told.status()).as(told.text()).isEqualTo(200);
    URI bare = allowedAsBefore(user);
    URI callback = child.url().resolve("/oauth/callback?" + bare.getRawQuery());
    assertThat(WatchedApi.heard(canaries, new Person().open(callback)).status()).isEqualTo(200);
    assertThat(WatchedApi.heard(canaries, new Person().open(callback)).status()).isEqualTo(400);
    user.telling("stored token", "/accessToken", "GET", own, null);
    Answer over = user.api().get(own + "?include=refresh_token");
    String accessToken = canaries.secret("token handed over", over.text("/accessToken"));
    String refreshToken = canaries.secret("refresh token", over.text("/refreshToken"));
    canaries.hear(over.headers().map() + over.text(), List.of(accessToken, refreshToken));
  }

  private URI allowedAsBefore(WatchedApi user) {
    Answer begun = user.api().get("/authorize?base_id=appSandboxCRM0001");
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    String state = canaries.secret("state", begun.text("/state"));
    canaries.hear(begun.headers().map() + begun.text(), List.of(state, begun.text("/auth_url")));
    URI back = new Person().allow(URI.create(begun.text("/auth_url")));
    remember(back.toString());
    return back;
  }

  private String wrongConfirmation() {
    return canaries.secret("wrong confirmation", "enl_confirm_wrong-canary-of-nobody");
  }

  private WatchedApi user() {
    return admin.as("walker-" + ++users);
  }

  private Answer start(WatchedApi user, String slug, Map<String, String> more) {
    Map<String, String> body = new LinkedHashMap<>(more);
    body.put("availableConnectionId", user.api().entry(slug));
    Answer started = user.api().post("/connections/oauth/start", body);
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    return remembered(started);
  }

  private Answer remembered(Answer started) {
    String state = canaries.secret("state", started.text("/state"));
    canaries.secret("signature", state.substring(state.indexOf('.') + 1));
    canaries.hear(
        started.headers().map() + started.text(), List.of(state, started.text("/authUrl")));
    return started;
  }

  private Answer back(Answer started, String decision) {
    Person person = new Person();
    URI callback = person.decide(URI.create(started.text("/authUrl")), decision);
    remember(callback.toString());
    return WatchedApi.heard(canaries, person.open(callback));
  }

  /** The parameters of an address, of which those that are secrets are remembered. */
  private Map<String, String> remember(String address) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(address);
    while (parameter.find()) {
      parameters.put(parameter.group(1), parameter.group(2));
      if (List.of("code", "state", "confirmation").contains(parameter.group(1))) {
        canaries.secret(parameter.group(1), parameter.group(2));
      }
    }
    return parameters;
  }

  private void fault(String endpoint, String kind) {
    Map<String, Object> fault = new LinkedHashMap<>();
    fault.put("provider", "*");
    fault.put("endpoint", endpoint);
    fault.put("kind", kind);
    fault.put("count", 1);
    fault.put("millis", 0);
    fault.put("after", false);
    if (kind.equals("GARBAGE")) {
      fault.put("body", canaries.secret("token in garbage", "garbage-canary {access_token: 1"));
    }
    if (kind.equals("ERROR_AT_200")) {
      fault.put(
          "body",
          "{\"error\":\"invalid_grant\",\"error_description\":\"%s\"}"
              .formatted(canaries.secret("token in an error", "described-canary-token")));
    }
    assertThat(child.control().post("/faults", fault).status()).isEqualTo(201);
  }
}
