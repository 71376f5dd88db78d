package dev.enlace.adapter.out.oauth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.application.failure.Failed;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.token.TokenSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
  private static final Map<String, String> CODE = Map.of("code", "sandbox-code");

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void basic_credentials_stand_in_the_header_and_nowhere_else() {
    answers("{'access_token':'t'}");
    walk("airtable").exchange(CODE);

    assertThat(header("Authorization")).isEqualTo(basic("sandbox-airtable"));
    assertThat(server.asked().getFirst().path()).isEqualTo("/airtable.com/oauth2/v1/token");
    assertThat(form())
        .containsOnlyKeys("grant_type", "code", "redirect_uri", "code_verifier")
        .containsEntry("grant_type", "authorization_code");
  }

  @Test
  void posted_credentials_stand_in_the_body_and_nowhere_else() {
    answers("{'access_token':'t'}");
    walk("google").exchange(CODE);

    assertThat(server.asked().getFirst().headers()).doesNotContainKey("Authorization");
    assertThat(form())
        .containsEntry("client_id", "sandbox-google")
        .containsEntry("client_secret", "sandbox-google-secret");
  }

  @Test
  void a_provider_that_wants_json_gets_json_and_its_headers() {
    answers("{'access_token':'t'}");
    walk("notion").exchange(CODE);

    assertThat(header("Content-Type")).isEqualTo("application/json");
    assertThat(header("Notion-Version")).isEqualTo("2025-09-03");
    assertThat(header("Authorization")).isEqualTo(basic("sandbox-notion"));
    assertThat(server.asked().getFirst().body())
        .startsWith("{\"grant_type\":\"authorization_code\",\"code\":\"sandbox-code\"")
        .doesNotContain("code_verifier");
  }

  @Test
  void the_token_type_is_trimmed_and_scopes_are_split() {
    answers(
        "{'access_token':'t','token_type':'Bearer ','scope':'data.records:read webhook:manage',"
            + "'expires_in':3600,'refresh_token':'r','refresh_expires_in':5184000}");
    TokenSet tokens = walk("airtable").exchange(CODE);

    assertThat(tokens.tokenType()).isEqualTo("Bearer");
    assertThat(tokens.scopes()).isEqualTo(Scopes.named("data.records:read", "webhook:manage"));
    assertThat(tokens.refreshToken()).isEqualTo(Secret.of("r"));
    assertThat(tokens.expiresAt()).isCloseTo(in(3600), within());
    assertThat(tokens.refreshExpiresAt()).isCloseTo(in(5_184_000), within());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-type-that-is-longer-than-any-that-exists", "a type", "t\\u0000"})
  void a_token_type_that_can_be_none_is_refused(String type) {
    answers("{'access_token':'t','token_type':'" + type + "'}");

    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> walk("airtable").exchange(CODE))
        .withMessageContaining("UNEXPECTED_ANSWER");
  }

  @Test
  void scopes_with_commas_and_under_other_names_are_understood() {
    answers("{'access_token':'t','scope':'repo,user:email'}");
    assertThat(walk("github").exchange(CODE).scopes())
        .isEqualTo(Scopes.named("repo", "user:email"));

    answers("{'access_token':'t','scope':'openid https://www.googleapis.com/auth/userinfo.email'}");
    assertThat(walk("google").exchange(CODE).scopes()).isEqualTo(Scopes.named("openid", "email"));
  }

  @Test
  void scopes_in_an_array_are_understood() {
    answers("{'access_token':'t','scopes':['oauth','crm.objects.contacts.read']}");
    assertThat(walk("hubspot").exchange(CODE).scopes())
        .isEqualTo(Scopes.named("oauth", "crm.objects.contacts.read"));
  }

  @Test
  void no_word_about_scopes_is_not_the_same_as_none() {
    answers("{'access_token':'t'}");
    assertThat(walk("google").exchange(CODE).scopes()).isNull();

    answers("{'access_token':'t','scope':''}");
    assertThat(walk("github").exchange(CODE).scopes()).isEqualTo(Scopes.NONE);
  }

  @Test
  void a_missing_lifetime_is_unknown_and_one_in_text_is_read() {
    answers("{'access_token':'t','issued_at':'1795000000000'}");
    assertThat(walk("salesforce").exchange(CODE).expiresAt()).isNull();

    answers("{'access_token':'t','expires_in':'1800'}");
    assertThat(walk("google").exchange(CODE).expiresAt()).isCloseTo(in(1800), within());
  }

  @Test
  void a_lifetime_without_sense_does_no_harm() {
    answers("{'access_token':'t','expires_in':999999999999999999}");
    assertThat(walk("google").exchange(CODE).expiresAt()).isAfter(in(3600));

    answers("{'access_token':'t','expires_in':-5}");
    assertThat(walk("google").exchange(CODE).expiresAt()).isNull();
  }

  @Test
  void a_nested_user_token_wins_over_a_flat_one() {
    answers(
        "{'ok':true,'access_token':'bot','token_type':'bot','scope':'chat:write',"
            + "'authed_user':{'id':'U1','access_token':'user','scope':'channels:read,users:read',"
            + "'token_type':'user'}}");
    TokenSet tokens = walk("slack").exchange(CODE);

    assertThat(tokens.accessToken()).isEqualTo(Secret.of("user"));
    assertThat(tokens.scopes()).isEqualTo(Scopes.named("channels:read", "users:read"));
    assertThat(tokens.tokenType()).isEqualTo("Bearer");
  }

  @Test
  void an_account_needs_every_part_of_its_id() {
    answers("{'ok':true,'user_id':'U1','team_id':'T1','user':'ana'}");
    assertThat(identify("slack").id()).isEqualTo("T1:U1");
    assertThat(identify("slack").label()).isEqualTo("ana");

    answers("{'ok':true,'user_id':'U1'}");
    Assertions.assertThatException().isThrownBy(() -> identify("slack"));
  }

  @Test
  void an_account_without_a_label_goes_by_its_id_even_where_that_is_a_number() {
    answers("{'id':583231}");
    assertThat(identify("github").label()).isEqualTo("583231");
  }

  @Test
  void a_token_that_is_refused_at_200_is_refused() {
    answers("{'ok':false,'error':'invalid_auth'}");
    Assertions.assertThatException()
        .isThrownBy(() -> identify("slack"))
        .withMessageContaining("GRANT_REFUSED");
  }

  @Test
  void a_call_without_a_body_has_none() {
    answers("{'account_id':'dbid:1','email':'ana@example.com'}");
    identify("dropbox");

    assertThat(server.asked().getFirst().method()).isEqualTo("POST");
    assertThat(server.asked().getFirst().body()).isEmpty();
    assertThat(server.asked().getFirst().headers()).doesNotContainKey("Content-Type");
  }

  private dev.enlace.domain.connection.Account identify(String provider) {
    SandboxWalk walk = walk(provider);
    return requireNonNull(
        new HttpAccountProbe(walk.http)
            .identify(walk.provider, Secret.of("sandbox-access-token"))
            .block());
  }

  private Map<String, String> form() {
    return Person.parameters(server.asked().getFirst().body());
  }

  private String header(String name) {
    List<String> values = server.asked().getFirst().headers().get(name);
    return requireNonNull(values, name).getFirst();
  }

  private void answers(String json) {
    server.answers(200, json.replace('\'', '"'));
  }

  private SandboxWalk walk(String provider) {
    return new SandboxWalk(server.url(), provider);
  }

  private static String basic(String client) {
    byte[] pair = (client + ":" + client + "-secret").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static Instant in(long seconds) {
    return Instant.now().plusSeconds(seconds);
  }

  private static org.assertj.core.data.TemporalUnitOffset within() {
    return Assertions.within(20, ChronoUnit.SECONDS);
  }
}
