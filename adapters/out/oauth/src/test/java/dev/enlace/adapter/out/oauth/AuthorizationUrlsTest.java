package dev.enlace.adapter.out.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.application.port.out.oauth.AuthorizationEndpoint.Request;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorizationUrlsTest {
  private static final URI SOMEWHERE = URI.create("http://127.0.0.1:9");

  @Test
  void carries_everything_that_google_wants() {
    SandboxWalk walk = new SandboxWalk(SOMEWHERE, "google");
    URI url = walk.authUrl(List.of("https://www.googleapis.com/auth/gmail.send"));

    assertThat(url.getPath()).isEqualTo("/accounts.google.com/o/oauth2/v2/auth");
    assertThat(query(url))
        .containsOnlyKeys(
            "access_type",
            "prompt",
            "response_type",
            "client_id",
            "redirect_uri",
            "state",
            "scope",
            "code_challenge",
            "code_challenge_method")
        .containsEntry("access_type", "offline")
        .containsEntry("response_type", "code")
        .containsEntry("redirect_uri", "http://127.0.0.1:8080/connections/oauth/callback/google")
        .containsEntry("scope", "https://www.googleapis.com/auth/gmail.send openid email")
        .containsEntry("code_challenge", walk.verifier.challenge())
        .containsEntry("code_challenge_method", "S256");
    assertThat(url.getRawQuery()).contains("%20").doesNotContain("+");
  }

  @Test
  void sends_no_challenge_where_a_provider_stumbles_over_one() {
    assertThat(query(new SandboxWalk(SOMEWHERE, "slack").authUrl(List.of("a", "b"))))
        .doesNotContainKeys("code_challenge", "scope")
        .containsEntry("user_scope", "a,b");
  }

  @Test
  void names_no_scopes_where_there_are_none() {
    assertThat(query(new SandboxWalk(SOMEWHERE, "notion").authUrl(List.of())))
        .doesNotContainKey("scope")
        .containsEntry("owner", "user");
  }

  @Test
  void fills_the_tenant_in() {
    assertThat(new SandboxWalk(SOMEWHERE, "microsoft").authUrl(List.of("User.Read")).getPath())
        .isEqualTo("/login.microsoftonline.com/common/oauth2/v2.0/authorize");
  }

  @Test
  void refuses_a_state_that_the_provider_would_refuse_without_repeating_it() {
    SandboxWalk walk = new SandboxWalk(SOMEWHERE, "airtable");
    Request request = new Request("short~", Scopes.NONE, walk.redirectUri(), "challenge");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuthorizationUrls().address(walk.provider, request))
        .withMessageContaining("airtable")
        .withMessageNotContaining("short~");
  }

  @Test
  void refuses_to_forget_the_challenge() {
    SandboxWalk walk = new SandboxWalk(SOMEWHERE, "airtable");
    Request request = new Request(SandboxWalk.STATE, Scopes.NONE, walk.redirectUri(), null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuthorizationUrls().address(walk.provider, request));
  }

  private static Map<String, String> query(URI url) {
    return Person.parameters(url.getRawQuery());
  }
}
