package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.oauth.Client;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AirtableTokenTest {
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());
  private static final String TOKEN = "/airtable.com/oauth2/v1/token";

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void answers_as_airtable_does() {
    Got got = flow().tokens();
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.json().propertyNames())
        .containsExactlyInAnyOrder(
            "access_token",
            "refresh_token",
            "token_type",
            "scope",
            "expires_in",
            "refresh_expires_in");
    assertThat(text(got, "token_type")).isEqualTo("Bearer ");
    assertThat(got.json().path("expires_in").asInt()).isEqualTo(3600);
    assertThat(got.json().path("refresh_expires_in").asInt()).isEqualTo(60 * 24 * 3600);
    assertThat(got.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void wants_basic_from_a_client_with_a_secret() {
    assertThat(
            told(flow().withoutHeader("Authorization").exchange("client_id", "sandbox-airtable")))
        .isEqualTo("401 invalid_client");
    assertThat(
            told(
                flow()
                    .withoutHeader("Authorization")
                    .post("sandbox-airtable", "sandbox-airtable-secret")))
        .isEqualTo("401 invalid_client");
    assertThat(told(flow().exchange("client_secret", "sandbox-airtable-secret")))
        .isEqualTo("401 invalid_client");
    assertThat(told(flow().basic("sandbox-airtable", "sandbox-wrong")))
        .isEqualTo("401 invalid_client");
    assertThat(told(flow().header("Authorization", "Basic nonsense!")))
        .isEqualTo("401 invalid_client");
  }

  @Test
  void refuses_a_client_id_that_conflicts_with_the_header() {
    assertThat(told(flow().exchange("client_id", "sandbox-google")))
        .isEqualTo("401 invalid_client");
    assertThat(flow().exchange("client_id", "sandbox-airtable").tokens().status()).isEqualTo(200);
  }

  @Test
  void forbids_basic_to_a_client_without_a_secret() {
    SANDBOX.register(new Client("airtable", "public", null, List.of(), true, "public", Set.of()));
    Flow flow = flow().query("client_id", "public");
    assertThat(told(flow.basic("public", ""))).isEqualTo("401 invalid_client");
    flow.withoutHeader("Authorization").exchange("client_id", "public");
    assertThat(flow.tokens().status()).isEqualTo(200);
    assertThat(told(flow.exchange("client_secret", "sandbox-x"))).isEqualTo("401 invalid_client");
  }

  @Test
  void wants_the_verifier_that_fits_in_its_own_charset() {
    assertThat(told(flow().withoutExchange("code_verifier"))).isEqualTo("400 invalid_request");
    assertThat(told(flow().exchange("code_verifier", "x".repeat(43))))
        .isEqualTo("400 invalid_grant");
    assertThat(told(flow().exchange("code_verifier", "x".repeat(42))))
        .isEqualTo("400 invalid_request");
    assertThat(told(flow().exchange("code_verifier", "x".repeat(129))))
        .isEqualTo("400 invalid_request");
    assertThat(told(flow().exchange("code_verifier", "~".repeat(43))))
        .isEqualTo("400 invalid_request");
  }

  @Test
  void wants_the_same_redirect_uri() {
    assertThat(told(flow().exchange("redirect_uri", Flow.REDIRECT + "/")))
        .isEqualTo("400 invalid_grant");
    assertThat(told(flow().withoutExchange("redirect_uri"))).isEqualTo("400 invalid_request");
  }

  @Test
  void wants_a_form_without_repetition_and_a_known_grant_type() {
    assertThat(told(flow().json())).isEqualTo("400 invalid_request");
    assertThat(told(flow().withoutExchange("grant_type"))).isEqualTo("400 invalid_request");
    assertThat(told(flow().exchange("grant_type", "password")))
        .isEqualTo("400 unsupported_grant_type");
    String twice = "grant_type=authorization_code&grant_type=authorization_code&code=x";
    Got got =
        flow()
            .caller
            .send("POST", TOKEN, twice, "Content-Type", "application/x-www-form-urlencoded");
    assertThat(got.status() + " " + text(got, "error")).isEqualTo("400 invalid_request");
    assertThat(flow().caller.get(TOKEN).status()).isEqualTo(405);
  }

  @Test
  void takes_a_code_once() {
    Flow flow = flow();
    String code = flow.code();
    Got first = flow.exchangeCode(code);
    assertThat(first.status()).isEqualTo(200);
    assertThat(flow.exchangeCode(code).status()).isEqualTo(400);
    assertThat(whoami(first)).as("a replay revokes what the code gave").isEqualTo(401);
  }

  @Test
  void spends_a_code_on_an_exchange_that_fails() {
    Flow flow = flow();
    String code = flow.code();
    assertThat(flow.exchange("code_verifier", "x".repeat(43)).exchangeCode(code).status())
        .isEqualTo(400);
    flow.exchange("code_verifier", Flow.VERIFIER);
    assertThat(text(flow.exchangeCode(code), "error")).isEqualTo("invalid_grant");
    String another = flow.code();
    assertThat(flow.basic("sandbox-airtable", "sandbox-wrong").exchangeCode(another).status())
        .isEqualTo(401);
    flow.basic("sandbox-airtable", "sandbox-airtable-secret");
    assertThat(text(flow.exchangeCode(another), "error")).isEqualTo("invalid_grant");
  }

  @Test
  void lets_one_of_many_parallel_exchanges_win() {
    Flow flow = flow();
    String code = flow.code();
    long won =
        IntStream.range(0, 20)
            .parallel()
            .filter(i -> flow.exchangeCode(code).status() == 200)
            .count();
    assertThat(won).isEqualTo(1);
  }

  @Test
  void lets_codes_live_ten_minutes() {
    Flow flow = flow();
    String early = flow.code();
    SANDBOX.advance(Duration.ofSeconds(590));
    assertThat(flow.exchangeCode(early).status()).isEqualTo(200);
    String late = flow.code();
    SANDBOX.advance(Duration.ofSeconds(601));
    assertThat(text(flow.exchangeCode(late), "error")).isEqualTo("invalid_grant");
  }

  @Test
  void gives_a_code_to_no_other_client() {
    SANDBOX.register(
        new Client("airtable", "other", "sandbox-other", List.of(), true, "other", Set.of()));
    String code = flow().code();
    assertThat(text(flow().basic("other", "sandbox-other").exchangeCode(code), "error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void rotates_so_that_both_old_tokens_die() {
    Flow flow = flow();
    Got first = flow.tokens();
    Got second = flow.refresh(text(first, "refresh_token"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(text(second, "refresh_token")).isNotEqualTo(text(first, "refresh_token"));
    assertThat(whoami(first)).isEqualTo(401);
    assertThat(whoami(second)).isEqualTo(200);
  }

  @Test
  void answers_a_duplicate_refresh_soon_after_with_409_and_later_with_invalid_grant() {
    Flow flow = flow();
    String old = text(flow.tokens(), "refresh_token");
    Got second = flow.refresh(old);
    assertThat(flow.refresh(old).status()).isEqualTo(409);
    assertThat(whoami(second)).as("a duplicate harms nobody").isEqualTo(200);
    SANDBOX.advance(Duration.ofMinutes(2));
    Got late = flow.refresh(old);
    assertThat(late.status() + " " + text(late, "error")).isEqualTo("400 invalid_grant");
    assertThat(flow.refresh(text(second, "refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void lets_tokens_end_when_they_said() {
    Flow flow = flow();
    Got got = flow.tokens();
    SANDBOX.advance(Duration.ofSeconds(3601));
    assertThat(whoami(got)).isEqualTo(401);
    SANDBOX.advance(Duration.ofDays(59));
    Got again = flow.refresh(text(got, "refresh_token"));
    assertThat(again.json().path("refresh_expires_in").asInt()).isEqualTo(60 * 24 * 3600);
    SANDBOX.advance(Duration.ofDays(61));
    assertThat(text(flow.refresh(text(again, "refresh_token")), "error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void refreshes_for_nobody_else_and_no_dead_grant() {
    SANDBOX.register(
        new Client("airtable", "thief", "sandbox-thief", List.of(), true, "thief", Set.of()));
    Flow flow = flow().decision("account", "bob");
    String token = text(flow.tokens(), "refresh_token");
    assertThat(text(flow().basic("thief", "sandbox-thief").refresh(token), "error"))
        .isEqualTo("invalid_grant");
    assertThat(SANDBOX.revokeGrants("airtable", "bob")).isPositive();
    assertThat(text(flow.refresh(token), "error")).isEqualTo("invalid_grant");
    assertThat(text(flow.refresh(""), "error")).isEqualTo("invalid_request");
  }

  @Test
  void has_no_revocation_endpoint() {
    assertThat(flow().caller.send("POST", "/airtable.com/oauth2/v1/revoke", "token=x").status())
        .isEqualTo(404);
  }

  private static int whoami(Got tokens) {
    return new Caller(SANDBOX.http())
        .get(
            "/api.airtable.com/v0/meta/whoami",
            "Authorization",
            "Bearer " + text(tokens, "access_token"))
        .status();
  }

  private static String told(Flow flow) {
    Got got = flow.tokens();
    return got.status() + " " + text(got, "error");
  }

  private static String text(Got got, String field) {
    return got.json().path(field).asString("");
  }

  private static Flow flow() {
    return Flows.airtable(SANDBOX);
  }
}
