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

class GoogleTest {
  private static final String GMAIL = "https://www.googleapis.com/auth/gmail.send";
  private static final String CALENDAR = "https://www.googleapis.com/auth/calendar";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final Caller caller = new Caller(sandbox.http());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void names_its_issuer_in_the_redirect_and_encodes_the_code() {
    Got got = Flows.google(sandbox).decide();
    assertThat(got.header("Location")).contains("code=4%2Fsandbox-code-");
    Params back = Flows.google(sandbox).back();
    assertThat(back.get("iss")).contains(sandbox.http() + "/accounts.google.com");
    assertThat(Flows.google(sandbox).decision("decision", "deny").back().get("iss")).isPresent();
  }

  @Test
  void answers_identity_scopes_under_their_long_names() {
    assertThat(text(Flows.google(sandbox).tokens(), "scope"))
        .isEqualTo("openid https://www.googleapis.com/auth/userinfo.email " + GMAIL);
  }

  @Test
  void lets_people_untick_scopes_but_not_identity() {
    Flow flow = Flows.google(sandbox).query("scope", "openid email " + GMAIL + " " + CALENDAR);
    assertThat(flow.show().body()).contains("type=\"checkbox\"");
    assertThat(text(flow.decision("scope", CALENDAR).tokens(), "scope"))
        .isEqualTo("openid https://www.googleapis.com/auth/userinfo.email " + CALENDAR);
    Flow none = Flows.google(sandbox).decision("ticks", "shown");
    assertThat(text(none.tokens(), "scope"))
        .isEqualTo("openid https://www.googleapis.com/auth/userinfo.email");
  }

  @Test
  void tells_userinfo_by_scope() {
    Got all = userinfo(Flows.google(sandbox).query("scope", "openid email profile").tokens());
    assertThat(all.json().propertyNames()).contains("sub", "name", "email", "email_verified");
    Got some = userinfo(Flows.google(sandbox).query("scope", "openid").tokens());
    assertThat(some.json().propertyNames()).containsExactly("sub");
    assertThat(userinfo(Flows.google(sandbox).query("scope", GMAIL).tokens()).status())
        .isEqualTo(403);
    assertThat(caller.get("/openidconnect.googleapis.com/v1/userinfo").status()).isEqualTo(401);
  }

  @Test
  void gives_a_refresh_token_for_offline_access_and_again_only_with_consent() {
    assertThat(refreshable(Flows.google(sandbox).withoutQuery("access_type"))).isFalse();
    assertThat(refreshable(Flows.google(sandbox).withoutQuery("prompt"))).as("first").isTrue();
    assertThat(refreshable(Flows.google(sandbox).withoutQuery("prompt"))).as("second").isFalse();
    assertThat(refreshable(Flows.google(sandbox))).as("with consent").isTrue();
  }

  @Test
  void omits_the_refresh_token_when_refreshing_and_keeps_the_old_one_alive() {
    Flow flow = Flows.google(sandbox);
    Got first = flow.tokens();
    Got second = flow.refresh(text(first, "refresh_token"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().has("refresh_token")).isFalse();
    assertThat(flow.refresh(text(first, "refresh_token")).status()).isEqualTo(200);
    assertThat(userinfo(first).status()).as("old access tokens live on").isEqualTo(200);
    sandbox.advance(Duration.ofDays(190));
    assertThat(text(flow.refresh(text(first, "refresh_token")), "error"))
        .as("six months idle")
        .isEqualTo("invalid_grant");
  }

  @Test
  void drops_the_oldest_of_more_than_a_hundred_refresh_tokens() {
    Flow flow = Flows.google(sandbox);
    String oldest = text(flow.tokens(), "refresh_token");
    String second = text(flow.tokens(), "refresh_token");
    for (int i = 0; i < 98; i++) {
      flow.tokens();
    }
    assertThat(flow.refresh(oldest).status()).isEqualTo(200);
    flow.tokens();
    assertThat(text(flow.refresh(oldest), "error")).isEqualTo("invalid_grant");
    assertThat(flow.refresh(second).status()).isEqualTo(200);
  }

  @Test
  void revokes_every_grant_of_the_account_for_every_client_of_the_project() {
    sandbox.register(
        new Client(
            "google", "sheets", "sandbox-sheets", List.of(), true, "sandbox-google", Set.of()));
    sandbox.register(
        new Client("google", "apart", "sandbox-apart", List.of(), true, "elsewhere", Set.of()));
    Flow mail = Flows.google(sandbox);
    Flow sheets =
        Flows.google(sandbox).query("client_id", "sheets").post("sheets", "sandbox-sheets");
    Flow apart = Flows.google(sandbox).query("client_id", "apart").post("apart", "sandbox-apart");
    String mailToken = text(mail.tokens(), "refresh_token");
    String sheetsToken = text(sheets.tokens(), "refresh_token");
    String apartToken = text(apart.tokens(), "refresh_token");
    String bobs = text(Flows.google(sandbox).decision("account", "bob").tokens(), "refresh_token");
    assertThat(revoke(mailToken).status()).isEqualTo(200);
    assertThat(text(mail.refresh(mailToken), "error")).isEqualTo("invalid_grant");
    assertThat(text(sheets.refresh(sheetsToken), "error")).isEqualTo("invalid_grant");
    assertThat(apart.refresh(apartToken).status()).isEqualTo(200);
    assertThat(mail.refresh(bobs).status()).isEqualTo(200);
    assertThat(text(revoke(mailToken), "error")).isEqualTo("invalid_token");
  }

  @Test
  void tells_bad_requests_on_its_own_page() {
    Got got = Flows.google(sandbox).query("scope", "nonsense").show();
    assertThat(got.status()).isEqualTo(400);
    assertThat(got.body()).contains("invalid_scope");
  }

  @Test
  void takes_both_ways_of_client_authentication_but_not_at_once() {
    Flow basic =
        Flows.google(sandbox)
            .withoutExchange("client_secret")
            .basic("sandbox-google", "sandbox-google-secret");
    assertThat(basic.tokens().status()).isEqualTo(200);
    Flow both = Flows.google(sandbox).basic("sandbox-google", "sandbox-google-secret");
    assertThat(both.tokens().status()).isEqualTo(401);
  }

  @Test
  void refuses_a_verifier_that_was_left_out_or_comes_from_nowhere() {
    assertThat(Flows.google(sandbox).withoutExchange("code_verifier").tokens().status())
        .isEqualTo(400);
    Flow none = Flows.google(sandbox).withoutQuery("code_challenge");
    assertThat(text(none.tokens(), "error")).isEqualTo("invalid_grant");
    assertThat(none.withoutExchange("code_verifier").tokens().status()).isEqualTo(200);
  }

  private Got revoke(String token) {
    return caller.form("/oauth2.googleapis.com/revoke", Map.of("token", token));
  }

  private Got userinfo(Got tokens) {
    return caller.get(
        "/openidconnect.googleapis.com/v1/userinfo",
        "Authorization",
        "Bearer " + text(tokens, "access_token"));
  }

  private static boolean refreshable(Flow flow) {
    return flow.tokens().json().has("refresh_token");
  }

  private static String text(Got got, String field) {
    return got.json().path(field).asString("");
  }
}
