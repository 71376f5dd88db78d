package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.oauth.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtherProvidersTest {
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final Caller caller = new Caller(sandbox.http());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void microsoft_gives_a_new_refresh_token_and_keeps_the_old_one_alive() {
    Flow flow = Flows.microsoft(sandbox);
    Got first = flow.tokens();
    assertThat(text(first, "scope")).isEqualTo("openid email profile User.Read");
    String old = text(first, "refresh_token");
    Got second = flow.refresh(old);
    assertThat(text(second, "refresh_token")).isNotEmpty().isNotEqualTo(old);
    assertThat(flow.refresh(old).status()).isEqualTo(200);
    Got who = caller.get("/graph.microsoft.com/oidc/userinfo", bearer(second));
    assertThat(text(who, "email")).isEqualTo("ana@example.com");
    assertThat(
            flow.withoutQuery("scope")
                .query("scope", "User.Read")
                .tokens()
                .json()
                .has("refresh_token"))
        .isFalse();
  }

  @Test
  void microsoft_explains_errors_with_codes() {
    Got got = Flows.microsoft(sandbox).exchangeCode("unknown");
    assertThat(got.status()).isEqualTo(400);
    assertThat(text(got, "error")).isEqualTo("invalid_grant");
    assertThat(text(got, "error_description")).startsWith("AADSTS");
  }

  @Test
  void github_answers_form_encoded_unless_json_is_accepted() {
    Flow flow = Flows.github(sandbox);
    assertThat(text(flow.tokens(), "scope")).isEqualTo("repo,user:email");
    Got form = flow.header("Accept", "*/*").tokens();
    assertThat(form.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
    assertThat(Params.parse(form.body()).get("token_type")).contains("bearer");
  }

  @Test
  void github_tells_errors_with_status_200() {
    Flow flow = Flows.github(sandbox);
    Got unknown = flow.exchangeCode("unknown");
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(text(unknown, "error")).isEqualTo("bad_verification_code");
    Got stranger = flow.post("sandbox-github", "sandbox-wrong").tokens();
    assertThat(stranger.status()).isEqualTo(200);
    assertThat(text(stranger, "error")).isEqualTo("incorrect_client_credentials");
  }

  @Test
  void github_has_no_refresh_tokens_and_drops_unknown_scopes() {
    Flow flow = Flows.github(sandbox).query("scope", "gist nonsense");
    Got got = flow.tokens();
    assertThat(text(got, "scope")).isEqualTo("gist");
    assertThat(got.json().has("refresh_token")).isFalse();
    assertThat(got.json().has("expires_in")).isFalse();
    assertThat(text(flow.refresh("x"), "error")).isEqualTo("unsupported_grant_type");
    sandbox.advance(Duration.ofDays(3650));
    assertThat(caller.get("/api.github.com/user", bearer(got, "User-Agent", "test")).status())
        .isEqualTo(200);
  }

  @Test
  void github_revokes_a_token_or_the_whole_grant_with_basic() {
    Flow flow = Flows.github(sandbox);
    Got one = flow.tokens();
    Got two = flow.tokens();
    assertThat(revokeAtGithub("token", "sandbox-wrong", one).status()).isEqualTo(200);
    assertThat(revokeAtGithub("token", "sandbox-github-secret", one).status()).isEqualTo(204);
    assertThat(user(one).status()).isEqualTo(401);
    assertThat(user(two).status()).isEqualTo(200);
    assertThat(revokeAtGithub("token", "sandbox-github-secret", one).status()).isEqualTo(404);
    Got three = flow.tokens();
    assertThat(revokeAtGithub("grant", "sandbox-github-secret", three).status()).isEqualTo(204);
    assertThat(user(two).status()).isEqualTo(401);
  }

  @Test
  void slack_nests_the_persons_token_and_says_ok_false_with_status_200() {
    Flow flow = Flows.slack(sandbox);
    Got got = flow.tokens();
    assertThat(got.json().path("ok").asBoolean()).isTrue();
    assertThat(got.json().has("access_token")).isFalse();
    assertThat(got.json().at("/authed_user/scope").asString())
        .isEqualTo("chat:write,channels:read");
    String own = got.json().at("/authed_user/access_token").asString();
    assertThat(text(authTest(own), "user")).isEqualTo("ana");
    assertThat(got.json().at("/authed_user").has("refresh_token")).isFalse();
    Got bad = flow.exchangeCode("unknown");
    assertThat(bad.status()).isEqualTo(200);
    assertThat(bad.json().path("ok").asBoolean(true)).isFalse();
    assertThat(text(bad, "error")).isEqualTo("invalid_code");
    assertThat(
            text(
                caller.form(
                    "/slack.com/api/auth.revoke", Map.of(), "Authorization", "Bearer " + own),
                "ok"))
        .isEqualTo("true");
    assertThat(text(authTest(own), "error")).isEqualTo("invalid_auth");
  }

  @Test
  void slack_refuses_pkce_and_spaces_between_scopes() {
    assertThat(Flows.slack(sandbox).pkce().error()).isEqualTo("invalid_request");
    assertThat(Flows.slack(sandbox).query("user_scope", "chat:write channels:read").error())
        .isEqualTo("invalid_scope");
    assertThat(Flows.slack(sandbox).withoutQuery("user_scope").error()).isEqualTo("invalid_scope");
  }

  @Test
  void slack_rotates_tokens_where_the_client_opted_in() {
    sandbox.register(slackClient("rotating", "token_rotation"));
    Flow flow =
        Flows.slack(sandbox)
            .query("client_id", "rotating")
            .query("scope", "chat:write")
            .withoutQuery("user_scope")
            .basic("rotating", "sandbox-rotating");
    Got first = flow.tokens();
    assertThat(first.json().path("expires_in").asInt()).isEqualTo(43200);
    String old = text(first, "refresh_token");
    Got second = flow.refresh(old);
    assertThat(text(second, "refresh_token")).isNotEqualTo(old);
    assertThat(text(flow.refresh(old), "error")).isEqualTo("invalid_refresh_token");
    sandbox.advance(Duration.ofHours(13));
    assertThat(text(authTest(text(second, "access_token")), "error")).isEqualTo("invalid_auth");
  }

  @Test
  void slack_takes_pkce_where_the_client_opted_in() {
    sandbox.register(slackClient("careful", "pkce"));
    Flow flow =
        Flows.slack(sandbox)
            .query("client_id", "careful")
            .basic("careful", "sandbox-careful")
            .pkce();
    assertThat(flow.tokens().json().path("ok").asBoolean()).isTrue();
  }

  @Test
  void notion_wants_json_basic_owner_and_a_version() {
    Flow flow = Flows.notion(sandbox);
    Got got = flow.tokens();
    assertThat(text(got, "workspace_name")).isEqualTo("Sandbox");
    assertThat(got.json().has("expires_in")).isFalse();
    assertThat(caller.get("/api.notion.com/v1/users/me", bearer(got)).status()).isEqualTo(400);
    Got me = caller.get("/api.notion.com/v1/users/me", bearer(got, "Notion-Version", "2025-09-03"));
    assertThat(me.json().at("/bot/owner/user/person/email").asString())
        .isEqualTo("ana@example.com");
    assertThat(Flows.notion(sandbox).withoutQuery("owner").error()).isEqualTo("invalid_request");
    assertThat(Flows.notion(sandbox).pkce().error()).isEqualTo("invalid_request");
    assertThat(
            Flows.notion(sandbox)
                .withoutHeader("Authorization")
                .post("sandbox-notion", "sandbox-notion-secret")
                .tokens()
                .status())
        .isEqualTo(401);
    Got form =
        caller.form(
            "/api.notion.com/v1/oauth/token",
            Map.of("grant_type", "authorization_code", "code", flow.code()),
            "Authorization",
            Caller.basic("sandbox-notion", "sandbox-notion-secret"));
    assertThat(form.status()).isEqualTo(400);
  }

  @Test
  void notion_rotates_and_revokes() {
    Flow flow = Flows.notion(sandbox);
    Got first = flow.tokens();
    Got second = flow.refresh(text(first, "refresh_token"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(flow.refresh(text(first, "refresh_token")).status()).isEqualTo(400);
    Got revoked =
        caller.json(
            "POST",
            "/api.notion.com/v1/oauth/revoke",
            "{\"token\":\"" + text(second, "access_token") + "\"}",
            "Authorization",
            Caller.basic("sandbox-notion", "sandbox-notion-secret"));
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(flow.refresh(text(second, "refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void hubspot_repeats_its_refresh_token_and_tells_about_tokens() {
    Flow flow = Flows.hubspot(sandbox);
    Got first = flow.tokens();
    assertThat(first.json().path("expires_in").asInt()).isEqualTo(1800);
    assertThat(first.json().path("scopes")).hasSize(2);
    Got second = flow.refresh(text(first, "refresh_token"));
    assertThat(text(second, "refresh_token")).isEqualTo(text(first, "refresh_token"));
    assertThat(text(introspect(text(second, "access_token")), "user")).isEqualTo("ana@example.com");
    assertThat(introspect("unknown").json().path("active").asBoolean(true)).isFalse();
    assertThat(flow.basic("sandbox-hubspot", "sandbox-hubspot-secret").tokens().status())
        .isEqualTo(401);
  }

  @Test
  void salesforce_does_not_say_when_tokens_end() {
    Flow flow = Flows.salesforce(sandbox);
    Got got = flow.tokens();
    assertThat(got.json().has("expires_in")).isFalse();
    assertThat(text(got, "issued_at")).matches("\\d{13}");
    assertThat(text(got, "instance_url")).startsWith(sandbox.http().toString());
    String userinfo = "/login.salesforce.com/services/oauth2/userinfo";
    assertThat(text(caller.get(userinfo, bearer(got)), "email")).isEqualTo("ana@example.com");
    assertThat(caller.get(text(got, "id"), bearer(got)).status()).isEqualTo(200);
    sandbox.advance(Duration.ofHours(3));
    assertThat(caller.get(userinfo, bearer(got)).status()).isEqualTo(403);
    Got again = flow.refresh(text(got, "refresh_token"));
    assertThat(again.json().has("refresh_token")).isFalse();
    assertThat(caller.get(userinfo, bearer(again)).status()).isEqualTo(200);
  }

  @Test
  void salesforce_revokes_downwards() {
    Flow flow = Flows.salesforce(sandbox);
    Got got = flow.tokens();
    String revoke = "/login.salesforce.com/services/oauth2/revoke";
    assertThat(caller.form(revoke, Map.of("token", text(got, "access_token"))).status())
        .isEqualTo(200);
    Got again = flow.refresh(text(got, "refresh_token"));
    assertThat(again.status()).isEqualTo(200);
    caller.form(revoke, Map.of("token", text(got, "refresh_token")));
    assertThat(flow.refresh(text(got, "refresh_token")).status()).isEqualTo(400);
    assertThat(caller.form(revoke, Map.of("token", "unknown")).status()).isEqualTo(400);
  }

  @Test
  void salesforce_rotates_where_the_client_opted_in() {
    sandbox.register(client("salesforce", "rotating", "refresh_token_rotation"));
    Flow flow =
        Flows.salesforce(sandbox)
            .query("client_id", "rotating")
            .post("rotating", "sandbox-rotating");
    Got first = flow.tokens();
    Got second = flow.refresh(text(first, "refresh_token"));
    assertThat(text(second, "refresh_token")).isNotEmpty();
    assertThat(text(flow.refresh(text(first, "refresh_token")), "error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void atlassian_says_403_unauthorized_client_for_a_dead_grant() {
    Flow flow = Flows.atlassian(sandbox);
    Got first = flow.tokens();
    String old = text(first, "refresh_token");
    Got second = flow.refresh(old);
    assertThat(flow.refresh(old).status()).as("within ten minutes").isEqualTo(200);
    sandbox.advance(Duration.ofMinutes(11));
    Got reused = flow.refresh(old);
    assertThat(reused.status()).isEqualTo(403);
    assertThat(text(reused, "error")).isEqualTo("unauthorized_client");
    assertThat(flow.refresh(text(second, "refresh_token")).status())
        .as("reuse kills the grant")
        .isEqualTo(403);
  }

  @Test
  void atlassian_wants_audience_prompt_state_and_json() {
    assertThat(Flows.atlassian(sandbox).withoutQuery("audience").error())
        .isEqualTo("invalid_request");
    assertThat(Flows.atlassian(sandbox).withoutQuery("prompt").error())
        .isEqualTo("invalid_request");
    assertThat(Flows.atlassian(sandbox).withoutQuery("state").error()).isEqualTo("invalid_request");
    Got got = Flows.atlassian(sandbox).tokens();
    assertThat(text(caller.get("/api.atlassian.com/me", bearer(got)), "email"))
        .isEqualTo("ana@example.com");
    assertThat(
            caller
                .get("/api.atlassian.com/oauth/token/accessible-resources", bearer(got))
                .json()
                .isArray())
        .isTrue();
    Got noRefresh = Flows.atlassian(sandbox).query("scope", "read:me").tokens();
    assertThat(noRefresh.json().has("refresh_token")).isFalse();
  }

  @Test
  void dropbox_gives_refresh_tokens_for_offline_access_only() {
    Flow flow = Flows.dropbox(sandbox);
    Got got = flow.tokens();
    assertThat(got.json().path("expires_in").asInt()).isEqualTo(14400);
    Got again = flow.refresh(text(got, "refresh_token"));
    assertThat(again.json().has("refresh_token")).isFalse();
    assertThat(again.json().has("scope")).isFalse();
    assertThat(
            Flows.dropbox(sandbox)
                .withoutQuery("token_access_type")
                .tokens()
                .json()
                .has("refresh_token"))
        .isFalse();
  }

  @Test
  void dropbox_wants_no_body_and_revokes_everything_of_the_grant() {
    Flow flow = Flows.dropbox(sandbox);
    Got got = flow.tokens();
    String account = "/api.dropboxapi.com/2/users/get_current_account";
    assertThat(text(caller.send("POST", account, "", bearer(got)), "email"))
        .isEqualTo("ana@example.com");
    assertThat(caller.json("POST", account, "{}", bearer(got)).status()).isEqualTo(400);
    caller.send("POST", "/api.dropboxapi.com/2/auth/token/revoke", "", bearer(got));
    assertThat(caller.send("POST", account, "", bearer(got)).status()).isEqualTo(401);
    assertThat(flow.refresh(text(got, "refresh_token")).status()).isEqualTo(400);
  }

  private Got user(Got tokens) {
    return caller.get("/api.github.com/user", bearer(tokens, "User-Agent", "test"));
  }

  private Got revokeAtGithub(String what, String secret, Got tokens) {
    return caller.json(
        "DELETE",
        "/api.github.com/applications/sandbox-github/" + what,
        "{\"access_token\":\"" + text(tokens, "access_token") + "\"}",
        "Authorization",
        Caller.basic("sandbox-github", secret),
        "User-Agent",
        "test");
  }

  private Got authTest(String token) {
    return caller.send("POST", "/slack.com/api/auth.test", "", "Authorization", "Bearer " + token);
  }

  private Got introspect(String token) {
    return caller.form(
        "/api.hubapi.com/oauth/2026-03/token/introspect",
        Map.of(
            "token", token,
            "client_id", "sandbox-hubspot",
            "client_secret", "sandbox-hubspot-secret"));
  }

  private static Client slackClient(String id, String feature) {
    return client("slack", id, feature);
  }

  private static Client client(String provider, String id, String feature) {
    String secret = "sandbox-" + id;
    return new Client(provider, id, secret, List.of(), true, id, Set.of(feature));
  }

  private static String text(Got got, String field) {
    return got.json().path(field).asString("");
  }

  private static String[] bearer(Got tokens, String... more) {
    String[] headers = new String[more.length + 2];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + text(tokens, "access_token");
    System.arraycopy(more, 0, headers, 2, more.length);
    return headers;
  }
}
