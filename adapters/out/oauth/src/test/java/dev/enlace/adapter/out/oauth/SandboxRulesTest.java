package dev.enlace.adapter.out.oauth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import dev.enlace.sandbox.oauth.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SandboxRulesTest {
  private static final String SEND = "https://www.googleapis.com/auth/gmail.send";
  private static final String READ = "https://www.googleapis.com/auth/gmail.readonly";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void a_public_client_of_airtable_walks_without_basic() {
    sandbox.register(
        new Client("airtable", "sandbox-public", null, List.of(), true, "public", Set.of()));
    SandboxWalk walk = walk("airtable").as("sandbox-public", null);

    assertThat(walk.exchange(Person.allows(walk.authUrl(List.of()))).tokenType())
        .isEqualTo("Bearer");
  }

  @Test
  void an_app_of_slack_that_opted_in_gets_tokens_that_end() {
    sandbox.register(
        new Client(
            "slack",
            "sandbox-rotating",
            "sandbox-rotating-secret",
            List.of(),
            true,
            "rotating",
            Set.of("token_rotation")));
    SandboxWalk walk = walk("slack").as("sandbox-rotating", Secret.of("sandbox-rotating-secret"));
    TokenSet tokens = walk.exchange(Person.allows(walk.authUrl(List.of("channels:read"))));

    assertThat(tokens.refreshToken()).isNotNull();
    assertThat(tokens.expiresAt()).isNotNull();
  }

  @Test
  void a_code_is_spent_by_its_first_exchange() {
    SandboxWalk walk = walk("airtable");
    Map<String, String> callback = Person.allows(walk.authUrl(List.of()));
    walk.exchange(callback);
    assertThat(walk.refusal(callback).reason()).isEqualTo(ProviderProblem.GRANT_REFUSED);
  }

  @Test
  void a_code_ends_after_ten_minutes() {
    SandboxWalk walk = walk("airtable");
    Map<String, String> callback = Person.allows(walk.authUrl(List.of()));
    sandbox.advance(Duration.ofMinutes(11));
    assertThat(walk.refusal(callback).reason()).isEqualTo(ProviderProblem.GRANT_REFUSED);
  }

  @Test
  void a_verifier_of_another_walk_does_not_match() {
    Map<String, String> callback = Person.allows(walk("google").authUrl(List.of(SEND)));
    assertThat(walk("google").refusal(callback).reason()).isEqualTo(ProviderProblem.GRANT_REFUSED);
  }

  @Test
  void a_wrong_secret_is_our_own_trouble_and_says_nothing_of_the_person() {
    for (String provider : List.of("airtable", "google")) {
      SandboxWalk walk = walk(provider);
      Map<String, String> callback = Person.allows(walk.authUrl(List.of()));
      SandboxWalk wrong = walk.as(walk.provider.client().id(), Secret.of("sandbox-wrong"));
      assertThat(wrong.refusal(callback).reason()).isEqualTo(ProviderProblem.CLIENT_REFUSED);
    }
  }

  @Test
  void a_scope_that_a_person_unticks_is_missing() {
    SandboxWalk walk = walk("google");
    List<String> chosen = List.of(SEND, READ);
    Map<String, String> callback =
        Person.answers(
            walk.authUrl(chosen), "decision=allow&scope=openid&scope=email&scope=" + SEND);
    TokenSet tokens = walk.exchange(callback);

    assertThat(
            walk.provider
                .definition()
                .scopes()
                .missing(walk.requested(chosen).names(), requireNonNull(tokens.scopes()).names()))
        .containsExactly(READ);
  }

  @Test
  void a_person_who_denies_sends_an_error_and_no_code() {
    Map<String, String> callback =
        Person.answers(walk("google").authUrl(List.of(SEND)), "decision=deny");
    assertThat(callback)
        .containsEntry("error", "access_denied")
        .containsEntry("state", SandboxWalk.STATE)
        .doesNotContainKey("code");
  }

  @Test
  void a_token_that_was_revoked_names_nobody() {
    SandboxWalk walk = walk("google");
    TokenSet tokens = walk.exchange(Person.allows(walk.authUrl(List.of(SEND))));
    HttpGrantRevocation revocation = new HttpGrantRevocation(walk.http);
    revocation.revoke(walk.provider, tokens.accessToken(), tokens.refreshToken()).block();

    assertThat(
            new HttpAccountProbe(walk.http)
                .identify(walk.provider, tokens.accessToken())
                .<Object>map(account -> account)
                .onErrorResume(Failed.class, failed -> Mono.just(reason(failed.failure())))
                .block())
        .isEqualTo(ProviderProblem.GRANT_REFUSED);
  }

  private static ProviderProblem reason(Failure failure) {
    return ((Failure.ProviderUnavailable) failure).reason();
  }

  private SandboxWalk walk(String provider) {
    return new SandboxWalk(sandbox.http(), provider);
  }
}
