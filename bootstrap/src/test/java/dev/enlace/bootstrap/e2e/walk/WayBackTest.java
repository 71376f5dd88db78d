package dev.enlace.bootstrap.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Where people end up, and what the addresses and the log then hold. */
@ExtendWith(OutputCaptureExtension.class)
class WayBackTest {
  private static final String SUCCESS = "https://app.example/connected";
  private static RunningEnlace enlace;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start(Map.of("logging.level.dev.enlace", "DEBUG"));
    tenant = Tenant.of(enlace, "Way back", "off");
    assertThat(tenant.successUrls(List.of(SUCCESS)).status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  private static List<String> neverAllowed() {
    return List.of(
        "//evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https:\\\\evil.example",
        "https://app.example@evil.example/connected",
        "https://app.example\\@evil.example/connected",
        SUCCESS + "\r\nLocation: https://evil.example",
        SUCCESS + "\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "data:text/html,evil",
        "https://аpp.example/connected",
        "https://app.example%2f.evil.example/connected",
        "http://app.example/connected",
        "https://app.example/connected#evil",
        "");
  }

  private static List<String> notListed() {
    return List.of(
        "https://app.example.evil.example/connected",
        "https://app.example/connected.evil.example",
        "https://app.example/connected/",
        "https://app.example/Connected",
        "https://app.example/connected?x=y",
        "https://app.example:443/connected",
        "https://app.example/x/../connected",
        "https://app.example/%63onnected",
        "HTTPS://app.example/connected",
        "https://evil.example/connected");
  }

  @ParameterizedTest
  @MethodSource("neverAllowed")
  void what_is_no_plain_address_is_never_listed(String url) {
    Answer answer = tenant.successUrls(List.of("https://fine.example/", url));
    invalid(answer, "successUrls[1]");
    assertThat(
            tenant
                .admin()
                .get("/workspaces/" + tenant.id() + "/success-urls")
                .json()
                .at("/successUrls")
                .valueStream()
                .map(each -> each.asString()))
        .containsExactly(SUCCESS);
  }

  @ParameterizedTest
  @MethodSource({"neverAllowed", "notListed"})
  void nobody_is_sent_to_what_is_not_listed_to_the_letter(String url) {
    invalid(startTo(tenant.admin().as("off-list-" + url.hashCode()), url), "successUrl");
  }

  @Test
  void the_listed_one_gets_the_connection_and_no_code_token_or_state() {
    Api user = tenant.admin().as("listed");
    Answer started = startTo(user, SUCCESS);
    Person person = new Person();
    Answer done = person.open(person.allow(URI.create(started.text("/authUrl"))));
    assertThat(done.status()).isEqualTo(302);
    String location = done.header("Location").orElseThrow();
    assertThat(location).matches(Pattern.quote(SUCCESS) + "\\?connectionId=[0-9a-f-]{36}");
    assertThat(done.header("Referrer-Policy").orElseThrow()).isEqualTo("no-referrer");
    assertThat(done.header("Cache-Control").orElseThrow()).contains("no-store");
  }

  @Test
  void somebody_who_refuses_is_told_so_and_the_state_is_spent() {
    Api user = tenant.admin().as("refuses");
    Answer started = startTo(user, SUCCESS);
    Person person = new Person();
    URI back = person.decide(URI.create(started.text("/authUrl")), "decision=deny");
    assertThat(back.getQuery()).contains("error=access_denied");
    Answer done = person.open(back);
    assertThat(done.header("Location").orElseThrow())
        .isEqualTo(
            SUCCESS
                + "?error=CONNECTION.AUTHORIZATION_DENIED&attemptId="
                + started.text("/attemptId"));
    Answer again = person.open(back);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text("/metadata/reason")).isEqualTo("spent");
    assertThat(user.get("/connections/oauth/attempts/" + started.text("/attemptId")).text("/code"))
        .isEqualTo("CONNECTION.AUTHORIZATION_DENIED");
  }

  @Test
  void nothing_that_a_callback_says_is_repeated() {
    Answer started = tenant.admin().as("reflected").start("airtable");
    String query =
        "?state="
            + started.text("/state")
            + "&error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cb%3Eboo";
    Answer page =
        Api.anonymous(enlace.url())
            .with("Accept", "text/html")
            .get("/connections/oauth/callback/airtable" + query);
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("CONNECTION.AUTHORIZATION_DENIED");
    assertThat(page.text()).doesNotContain("alert(1)", "boo");
  }

  @Test
  void a_token_without_an_end_is_kept_without_one() {
    enlace.sandbox().fault(Fault.once("airtable", "exchange", FaultKind.NO_EXPIRES_IN));
    Api user = tenant.admin().as("endless");
    Walk walk = Walk.of(user, "airtable");
    assertThat(new Person().open(walk.back()).status()).isEqualTo(200);
    Answer token = user.get("/connections/" + connection(walk) + "/token");
    assertThat(token.status()).isEqualTo(200);
    assertThat(token.json().has("expiresAt")).isFalse();
  }

  @Test
  void neither_page_nor_log_holds_a_code_a_state_or_a_token(CapturedOutput output) {
    Api user = tenant.admin().as("discreet");
    Walk walk = Walk.of(user, "airtable");
    Answer page = new Person().open(walk.back());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Referrer-Policy").orElseThrow()).isEqualTo("no-referrer");
    String token = user.get("/connections/" + connection(walk) + "/token").text("/accessToken");
    new Person().open(walk.back());
    String code = walk.back().getRawQuery().replaceAll(".*code=([^&]*).*", "$1");
    String state = walk.started().text("/state");
    assertThat(token).isNotBlank();
    assertThat(page.text()).doesNotContain(code, state, token);
    assertThat(output.getAll()).contains("CONNECTION.INVALID_STATE");
    assertThat(output.getAll()).doesNotContain(code, state, token);
  }

  private static String connection(Walk walk) {
    return walk.user().get("/connections/oauth/attempts/" + walk.attempt()).text("/connectionId");
  }

  private static Answer startTo(Api user, String url) {
    return user.post(
        "/connections/oauth/start",
        Map.of("availableConnectionId", user.entry("airtable"), "successUrl", url));
  }

  private static void invalid(Answer answer, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.json().at("/metadata/violations").findValuesAsString("field"))
        .contains(field);
    assertThat(answer.text()).doesNotContain("evil");
  }
}
