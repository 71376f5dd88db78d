package dev.enlace.adapter.out.oauth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.provider.Issuer;
import dev.enlace.domain.token.TokenSet;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenProvidersTest {
  /** Slack's apps get no refresh token before they opt in; GitHub's OAuth apps never. */
  enum Grant {
    REFRESHABLE,
    LASTING
  }

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.defaults());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "airtable, data.records:read schema.bases:read, REFRESHABLE, UNSUPPORTED",
    "google, https://www.googleapis.com/auth/gmail.send, REFRESHABLE, REVOKED",
    "microsoft, User.Read Mail.Read, REFRESHABLE, UNSUPPORTED",
    "github, repo, LASTING, REVOKED",
    "slack, channels:read, LASTING, REVOKED",
    "notion, '', REFRESHABLE, REVOKED",
    "hubspot, crm.objects.contacts.read, REFRESHABLE, REVOKED",
    "salesforce, api, REFRESHABLE, REVOKED",
    "atlassian, read:jira-work, REFRESHABLE, UNSUPPORTED",
    "dropbox, files.metadata.read, REFRESHABLE, REVOKED"
  })
  void walks_there_and_back(String id, String chosen, Grant grant, UpstreamRevocation revoked) {
    SandboxWalk walk = new SandboxWalk(sandbox.http(), id);
    List<String> scopes = chosen.isEmpty() ? List.of() : Arrays.asList(chosen.split(" "));

    Map<String, String> callback = Person.allows(walk.authUrl(scopes));
    assertThat(callback).containsEntry("state", SandboxWalk.STATE).containsKey("code");
    Issuer issuer = walk.provider.definition().issuer();
    assertThat(issuer == null || issuer.accepts(callback.get("iss"))).isTrue();

    TokenSet tokens = walk.exchange(callback);
    assertThat(tokens.tokenType()).isEqualToIgnoringCase("Bearer");
    assertThat(tokens.refreshToken() != null).isEqualTo(grant == Grant.REFRESHABLE);
    if (tokens.scopes() != null) {
      assertThat(
              walk.provider
                  .definition()
                  .scopes()
                  .missing(walk.requested(scopes).names(), tokens.scopes().names()))
          .isEmpty();
    }

    Account account =
        requireNonNull(
            new HttpAccountProbe(walk.http).identify(walk.provider, tokens.accessToken()).block());
    assertThat(account.label()).isNotEqualTo(account.id());

    assertThat(
            new HttpGrantRevocation(walk.http)
                .revoke(walk.provider, tokens.accessToken(), tokens.refreshToken())
                .block())
        .isEqualTo(revoked);
  }
}
