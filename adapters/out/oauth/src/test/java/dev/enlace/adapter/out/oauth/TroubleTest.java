package dev.enlace.adapter.out.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.application.failure.ProviderProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final HttpLimits USUAL = new HttpLimits(LONG, LONG, 64 * 1024, 4);
  private static final HttpLimits SHORT = new HttpLimits(LONG, Duration.ofSeconds(3), 64 * 1024, 4);

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google     | 400 | {'error':'invalid_grant'}                      | GRANT_REFUSED",
        "google     | 400 | {'error':'invalid_grant','error_subtype':'x'}  | GRANT_REFUSED",
        "google     | 401 | {'error':'invalid_client'}                     | CLIENT_REFUSED",
        "google     | 400 | {'error':'redirect_uri_mismatch'}              | CLIENT_REFUSED",
        "google     | 429 | {'error':'invalid_grant'}                      | OVERLOADED",
        "google     | 503 | nothing                                        | OVERLOADED",
        "google     | 500 | <html>oops</html>                              | SERVER_ERROR",
        "google     | 502 | {'error':'invalid_grant'}                      | SERVER_ERROR",
        "google     | 200 | <html>sign in</html>                           | UNEXPECTED_ANSWER",
        "google     | 200 | ''                                             | UNEXPECTED_ANSWER",
        "google     | 200 | []                                             | UNEXPECTED_ANSWER",
        "google     | 200 | {'access_token':''}                            | UNEXPECTED_ANSWER",
        "google     | 200 | {'access_token':'a\\nb'}                       | UNEXPECTED_ANSWER",
        "google     | 200 | {'access_token':{'nested':true}}               | UNEXPECTED_ANSWER",
        "google     | 200 | {'error':'invalid_grant'}                      | GRANT_REFUSED",
        "google     | 404 | <html>gone</html>                              | UNEXPECTED_ANSWER",
        "airtable   | 409 | {'error':'invalid_grant'}                      | OVERLOADED",
        "airtable   | 400 | {'error':{'type':'invalid_grant'}}             | GRANT_REFUSED",
        "github     | 200 | {'error':'bad_verification_code'}              | GRANT_REFUSED",
        "github     | 200 | {'error':'incorrect_client_credentials'}       | CLIENT_REFUSED",
        "github     | 200 | {'error':'x','access_token':'sandbox-token'}   | CLIENT_REFUSED",
        "slack      | 200 | {'ok':false,'error':'invalid_code'}            | GRANT_REFUSED",
        "slack      | 200 | {'ok':false,'error':'ratelimited'}             | OVERLOADED",
        "slack      | 200 | {'ok':false,'access_token':'sandbox-token'}    | UNEXPECTED_ANSWER",
        "atlassian  | 403 | {'error':'unauthorized_client'}                | GRANT_REFUSED",
        "atlassian  | 401 | {'error':'unauthorized_client'}                | CLIENT_REFUSED",
        "notion     | 400 | {'code':'invalid_grant'}                       | GRANT_REFUSED",
        "hubspot    | 400 | {'status':'BAD_AUTH_CODE'}                     | GRANT_REFUSED"
      })
  void an_answer_that_is_no_token_is_typed(
      String provider, int status, String body, ProviderProblem problem) {
    server.answers(status, body.replace('\'', '"'));
    assertThat(walk(provider).refusal().reason()).isEqualTo(problem);
  }

  @Test
  void a_retry_after_is_kept() {
    server.answers(429, "{}", "Retry-After", "30");
    assertThat(walk("google").refusal().retryAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_redirect_is_not_followed() {
    server.answers(307, "", "Location", server.url() + "/elsewhere");
    assertThat(walk("google").refusal().reason()).isEqualTo(ProviderProblem.UNEXPECTED_ANSWER);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void an_answer_that_is_too_large_is_not_read() {
    server.answers(200, "{\"access_token\":\"" + "a".repeat(70 * 1024) + "\"}");
    assertThat(walk("google").refusal().reason()).isEqualTo(ProviderProblem.UNEXPECTED_ANSWER);
  }

  @Test
  void an_answer_that_nests_without_end_is_refused() {
    server.answers(200, "[".repeat(30_000));
    assertThat(walk("google").refusal().reason()).isEqualTo(ProviderProblem.UNEXPECTED_ANSWER);
  }

  @Test
  @Timeout(30)
  void a_provider_that_hangs_is_left() {
    server.hangs();
    assertThat(walk("google", SHORT).refusal().reason()).isEqualTo(ProviderProblem.TIMED_OUT);
  }

  @Test
  @Timeout(30)
  void a_provider_that_hangs_half_way_is_left() {
    server.hangsAfterHeaders();
    assertThat(walk("google", SHORT).refusal().reason()).isEqualTo(ProviderProblem.TIMED_OUT);
  }

  @Test
  void a_connection_that_breaks_is_not_tried_again() {
    server.resets();
    assertThat(walk("google").refusal().reason()).isEqualTo(ProviderProblem.BROKEN_OFF);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void a_provider_that_does_not_listen_is_unreachable() {
    URI nobody = server.url();
    server.close();
    SandboxWalk walk = new SandboxWalk(nobody, "google", USUAL);
    assertThat(walk.refusal().reason()).isEqualTo(ProviderProblem.UNREACHABLE);
  }

  @Test
  void a_code_is_sent_once_and_not_before_somebody_waits_for_it() {
    server.answers(200, "{\"access_token\":\"sandbox-token\"}");
    SandboxWalk walk = walk("google");
    walk.exchange(Map.of("code", "sandbox-code"));
    assertThat(server.asked()).hasSize(1);
  }

  private SandboxWalk walk(String provider) {
    return walk(provider, USUAL);
  }

  private SandboxWalk walk(String provider, HttpLimits limits) {
    return new SandboxWalk(server.url(), provider, limits);
  }
}
