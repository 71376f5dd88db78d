package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.oauth.Client;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AirtableAuthorizeTest {
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void shows_a_form_that_holds_under_a_strict_policy() {
    Got page = flow().show();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body())
        .contains("<html lang=\"en\">")
        .contains("data.records:read")
        .contains("ana@example.com")
        .doesNotContain("<script")
        .doesNotContain("href=")
        .doesNotContain("src=");
  }

  @Test
  void escapes_what_the_request_says() {
    SANDBOX.register(new Client("airtable", "<b>x", null, List.of(), true, "x", Set.of()));
    Got page = flow().query("client_id", "<b>x").show();
    assertThat(page.body()).contains("&lt;b&gt;x").doesNotContain("<b>x");
  }

  @Test
  void sends_the_code_back_with_state_and_challenge() {
    Params back = flow().back();
    assertThat(back.get("state")).contains(Flow.STATE);
    assertThat(back.get("code")).isPresent();
    assertThat(back.get("code_challenge_method")).contains("S256");
    assertThat(back.get("code_challenge")).isPresent();
  }

  @Test
  void keeps_the_query_that_a_redirect_uri_has() {
    Got got = flow().query("redirect_uri", "http://localhost:8/cb?a=b").decide();
    assertThat(got.header("Location")).startsWith("http://localhost:8/cb?a=b&code=");
  }

  @Test
  void tells_a_denial() {
    assertThat(flow().decision("decision", "deny").error()).isEqualTo("access_denied");
    assertThat(flow().decision("decision", "maybe").decide().status()).isEqualTo(400);
    assertThat(flow().decision("account", "eve").decide().status()).isEqualTo(400);
  }

  @Test
  void redirects_nobody_for_an_unknown_client_or_redirect_uri() {
    for (Flow bad :
        List.of(
            flow().query("client_id", "unknown"),
            flow().withoutQuery("client_id"),
            flow().withoutQuery("redirect_uri"),
            flow().query("redirect_uri", "https://example.com/callback"),
            flow().query("redirect_uri", "http://127.0.0.1.example.com/callback"),
            flow().query("redirect_uri", "http://user@127.0.0.1:9/callback"),
            flow().query("redirect_uri", "http://127.0.0.1:9/callback#f"),
            flow().query("redirect_uri", "https://127.0.0.1:9/callback"),
            flow().query("redirect_uri", "javascript:alert(1)"),
            flow().query("redirect_uri", "//127.0.0.1/callback"))) {
      assertThat(bad.show().status()).as(bad.url()).isEqualTo(400);
      assertThat(bad.decide().status()).as(bad.url()).isEqualTo(400);
      assertThat(bad.decide().header("Location")).as(bad.url()).isEmpty();
    }
  }

  @Test
  void takes_any_loopback_redirect_of_the_built_in_client_and_exact_ones_of_others() {
    for (String uri :
        List.of("http://127.0.0.1:1234/x", "http://localhost/y", "http://[::1]:9/z")) {
      assertThat(flow().query("redirect_uri", uri).show().status()).as(uri).isEqualTo(200);
    }
    SANDBOX.register(
        new Client(
            "airtable",
            "exact",
            "sandbox-exact",
            List.of("https://app.example.com/cb"),
            false,
            "exact",
            Set.of()));
    Flow exact = flow().query("client_id", "exact");
    assertThat(exact.query("redirect_uri", "https://app.example.com/cb").show().status())
        .isEqualTo(200);
    for (String uri :
        List.of(
            "https://app.example.com/cb/",
            "https://app.example.com/cb?x=1",
            "https://APP.example.com/cb",
            "https://app.example.com:443/cb",
            "https://app.example.com/./cb",
            "http://127.0.0.1:9/callback")) {
      assertThat(exact.query("redirect_uri", uri).show().status()).as(uri).isEqualTo(400);
    }
  }

  @Test
  void wants_pkce_with_s256() {
    assertThat(flow().withoutQuery("code_challenge").error()).isEqualTo("invalid_request");
    assertThat(flow().withoutQuery("code_challenge_method").error()).isEqualTo("invalid_request");
    assertThat(flow().query("code_challenge_method", "plain").error()).isEqualTo("invalid_request");
    assertThat(flow().query("code_challenge", "too-short").error()).isEqualTo("invalid_request");
  }

  @Test
  void wants_a_state_of_16_to_1024_plain_characters() {
    assertThat(flow().withoutQuery("state").error()).isEqualTo("invalid_request");
    assertThat(flow().query("state", "x".repeat(15)).error()).isEqualTo("invalid_request");
    assertThat(flow().query("state", "x".repeat(1025)).error()).isEqualTo("invalid_request");
    assertThat(flow().query("state", "sandbox~state~0123456789").error())
        .isEqualTo("invalid_request");
    assertThat(flow().query("state", "x".repeat(16)).error()).isEqualTo("none");
    assertThat(flow().query("state", "A-z.0_".repeat(170)).error()).isEqualTo("none");
  }

  @Test
  void wants_known_scopes_each_once() {
    assertThat(flow().withoutQuery("scope").error()).isEqualTo("invalid_scope");
    assertThat(flow().query("scope", "data.records:read nonsense").error())
        .isEqualTo("invalid_scope");
    assertThat(flow().query("scope", "data.records:read data.records:read").error())
        .isEqualTo("invalid_scope");
  }

  @Test
  void wants_the_response_type_code() {
    assertThat(flow().withoutQuery("response_type").error()).isEqualTo("invalid_request");
    assertThat(flow().query("response_type", "token").error())
        .isEqualTo("unsupported_response_type");
  }

  @Test
  void refuses_parameters_that_stand_twice() {
    Got twice = flow().caller.get(flow().url() + "&scope=data.records%3Awrite");
    assertThat(twice.header("Location")).contains("error=invalid_request");
    Got twoClients = flow().caller.get(flow().url() + "&client_id=other");
    assertThat(twoClients.status()).isEqualTo(400);
  }

  @Test
  void lets_nobody_untick_scopes() {
    assertThat(flow().decision("scope", "data.records:read").decide().status()).isEqualTo(400);
  }

  private static Flow flow() {
    return Flows.airtable(SANDBOX);
  }
}
