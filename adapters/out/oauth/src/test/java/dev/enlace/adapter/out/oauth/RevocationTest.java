package dev.enlace.adapter.out.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevocationTest {
  private static final Secret ACCESS = Secret.of("sandbox-access");
  private static final Secret REFRESH = Secret.of("sandbox-refresh");

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_provider_without_a_way_is_not_asked() {
    assertThat(revoke("airtable", REFRESH)).isEqualTo(UpstreamRevocation.UNSUPPORTED);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void the_refresh_token_goes_first_and_the_access_token_where_there_is_none() {
    assertThat(revoke("google", REFRESH)).isEqualTo(UpstreamRevocation.REVOKED);
    assertThat(revoke("google", null)).isEqualTo(UpstreamRevocation.REVOKED);
    assertThat(server.asked())
        .extracting(StubServer.Asked::body)
        .containsExactly("token=sandbox-refresh", "token=sandbox-access");
  }

  @Test
  void github_is_told_the_client_in_the_path_and_the_token_in_the_body() {
    server.answers(204, "");
    assertThat(revoke("github", null)).isEqualTo(UpstreamRevocation.REVOKED);

    StubServer.Asked asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("DELETE");
    assertThat(asked.path()).isEqualTo("/api.github.com/applications/sandbox-github/token");
    assertThat(asked.body()).isEqualTo("{\"access_token\":\"sandbox-access\"}");
  }

  @Test
  void a_token_that_the_provider_does_not_know_says_nothing_about_the_grant() {
    server.answers(400, "{\"error\":\"invalid_token\"}");
    assertThat(revoke("google", REFRESH)).isEqualTo(UpstreamRevocation.FAILED);
  }

  @Test
  void trouble_is_a_failure_and_no_error() {
    server.answers(500, "oops");
    assertThat(revoke("google", REFRESH)).isEqualTo(UpstreamRevocation.FAILED);
    server.answers(200, "{\"ok\":false,\"error\":\"not_authed\"}");
    assertThat(revoke("slack", REFRESH)).isEqualTo(UpstreamRevocation.FAILED);
    server.resets();
    assertThat(revoke("google", REFRESH)).isEqualTo(UpstreamRevocation.FAILED);
  }

  @Test
  void only_google_takes_the_whole_account() {
    HttpGrantRevocation revocation = new HttpGrantRevocation(walk("google").http);
    assertThat(revocation.endsWholeAccount(walk("google").provider)).isTrue();
    assertThat(revocation.endsWholeAccount(walk("github").provider)).isFalse();
    assertThat(revocation.endsWholeAccount(walk("airtable").provider)).isFalse();
  }

  private @Nullable UpstreamRevocation revoke(String provider, @Nullable Secret refreshToken) {
    SandboxWalk walk = walk(provider);
    return new HttpGrantRevocation(walk.http).revoke(walk.provider, ACCESS, refreshToken).block();
  }

  private SandboxWalk walk(String provider) {
    return new SandboxWalk(server.url(), provider);
  }
}
