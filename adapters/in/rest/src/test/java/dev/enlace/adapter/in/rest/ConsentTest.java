package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.in.oauth.ApproveAuthorization;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.ShowAuthorization;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ConsentTest extends RestTest {
  private static final String PAGE = "/connections/oauth/authorize/sample.ticket";
  private static final String CALLBACK = "/connections/oauth/callback";
  private static final AttemptId ATTEMPT =
      new AttemptId(UUID.fromString("01990a5e-7c00-7000-8000-00000000a001"));
  private static final URI SUCCESS = URI.create("https://app.example/done?tab=1");

  @Test
  void names_who_asks_for_what_and_runs_nothing_of_theirs() {
    ports.showAuthorization.answers(shown("<script>alert(1)</script>", "\"><img src=x>"));

    String page =
        html(PAGE)
            .expectStatus()
            .isOk()
            .expectHeader()
            .doesNotExist("Set-Cookie")
            .expectHeader()
            .valueEquals("Referrer-Policy", "same-origin")
            .expectHeader()
            .value(
                "Content-Security-Policy",
                policy ->
                    assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'sha256-")
                        .contains("form-action 'self' https:", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"))
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(page)
        .contains("AIRTABLE", "&lt;script&gt;", "Leer registros", "airtable.com", "lang=\"es\"")
        .doesNotContain("<script", "<img");
  }

  @Test
  void allows_its_own_style_sheet_and_no_other() throws NoSuchAlgorithmException {
    ports.showAuthorization.answers(shown("Backend", "ana"));
    EntityExchangeResult<String> result = html(PAGE).expectBody(String.class).returnResult();
    String page = Objects.requireNonNull(result.getResponseBody());
    String style = page.replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

    assertThat(result.getResponseHeaders().getFirst("Content-Security-Policy"))
        .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "cross-site", "same-site"})
  void asks_nobody_who_has_been_sent_the_link_of_anothers_frame(String site) {
    ports.showAuthorization.answers(shown("Backend", "mallory", true));

    problem(ledFrom(site), 400, "CONNECTION.INVALID_STATE");

    ports.showAuthorization.answers(shown("Backend", "ana", false));
    ledFrom(site).expectStatus().isOk();
  }

  @Test
  void asks_whoever_has_come_there_from_a_frame_of_ours() {
    ports.showAuthorization.answers(shown("Backend", "ana", true));

    ledFrom("same-origin").expectStatus().isOk();
    html(PAGE).expectStatus().isOk();
  }

  @Test
  void binds_the_browser_and_sends_it_on() {
    ports.approveAuthorization.answers(
        new ApproveAuthorization.Approved(
            URI.create("https://airtable.com/authorize?x=1"), Secret.of("sandbox-browser")));

    approve("Origin", "http://localhost:8080")
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("https://airtable.com/authorize?x=1")
        .expectHeader()
        .value(
            "Set-Cookie",
            cookie ->
                assertThat(cookie)
                    .startsWith("enlace_oauth=sandbox-browser; Path=/; Max-Age=900")
                    .contains("HttpOnly", "SameSite=Lax")
                    .doesNotContain("Domain"));
    assertThat(ports.approveAuthorization.lastAsked()).isEqualTo("sample.ticket");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://localhost:8081",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none"
  })
  void binds_no_browser_that_another_page_has_sent(String header, String value) {
    problem(approve(header, value), 403, "FORBIDDEN");
    assertThat(ports.approveAuthorization.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CALLBACK,
        CALLBACK + "/airtable",
        "/connections/01990a5e-7c00-7000-8000-00000000a001/token"
      })
  void does_nothing_for_whoever_asks_for_headers_alone(String path) {
    http()
        .head()
        .uri(path + "?state=s.1&code=sandbox-code")
        .headers(headers -> headers.setBearerAuth(Keys.MEMBER))
        .exchange()
        .expectStatus()
        .isEqualTo(405)
        .expectHeader()
        .valueEquals("Allow", "GET");
    assertThat(ports.completeOAuth.asked()).isEmpty();
    assertThat(ports.handOutToken.asked()).isEmpty();

    http().head().uri("/legacy/airtable/callback?state=s.2").exchange();
    assertThat(ports.completeOAuth.asked()).isEmpty();
  }

  @Test
  void passes_on_what_the_browser_brought() {
    http()
        .get()
        .uri(CALLBACK + "/airtable?state=s.1&code=sandbox-code&iss=https://issuer.example&more=1")
        .cookie("enlace_oauth", "sandbox-browser")
        .exchange();
    assertThat(ports.completeOAuth.lastAsked())
        .isEqualTo(
            new CompleteOAuth.Command(
                "s.1",
                Secret.of("sandbox-code"),
                null,
                "https://issuer.example",
                "airtable",
                "sandbox-browser"));

    http().get().uri(CALLBACK + "?error=access_denied&code=").exchange();
    assertThat(ports.completeOAuth.lastAsked())
        .isEqualTo(new CompleteOAuth.Command(null, null, "access_denied", null, null, null));
    http().get().uri(CALLBACK + "?state=s.1&error=access_denied&code&iss").exchange();
    assertThat(ports.completeOAuth.lastAsked())
        .as("without a value")
        .isEqualTo(new CompleteOAuth.Command("s.1", null, "access_denied", null, null, null));

    http().get().uri("/legacy/airtable/callback?state=s.2").exchange();
    assertThat(ports.completeOAuth.lastAsked().provider()).isEqualTo("airtable");
    assertThat(ports.completeOAuth.lastAsked().state()).isEqualTo("s.2");
  }

  @Test
  void takes_no_parameter_twice() {
    problem(http().get().uri(CALLBACK + "?state=a&state=b").exchange(), 400, "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo("state");
    assertThat(ports.completeOAuth.asked()).isEmpty();
  }

  @Test
  void sends_the_person_back_with_the_connection_and_its_confirmation() {
    ports.completeOAuth.answers(connected(SUCCESS, Secret.of("sandbox-confirmation")));

    http()
        .get()
        .uri(CALLBACK + "?state=s&code=sandbox-code")
        .exchange()
        .expectStatus()
        .isFound()
        .expectHeader()
        .valueEquals(
            "Location",
            SUCCESS + "&connectionId=" + Samples.ID + "&confirmation=sandbox-confirmation")
        .expectHeader()
        .valueEquals("Referrer-Policy", "no-referrer")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store");
  }

  @Test
  void sends_the_person_back_with_what_went_wrong() {
    Failure denied = new Failure.AuthorizationDenied(new ProviderId("airtable"), "access_denied");
    ports.completeOAuth.answers(
        new Outcome.NotConnected(URI.create("https://app.example/done"), ATTEMPT, denied));

    http()
        .get()
        .uri(CALLBACK + "?state=s&error=access_denied&error_description=canary")
        .exchange()
        .expectStatus()
        .isFound()
        .expectHeader()
        .valueEquals(
            "Location",
            "https://app.example/done?error=CONNECTION.AUTHORIZATION_DENIED&attemptId=" + ATTEMPT);
  }

  @Test
  void shows_a_page_of_its_own_where_there_is_nowhere_to_go() {
    ports.completeOAuth.answers(connected(null, null));
    String page =
        html(CALLBACK + "?state=s&code=sandbox-code")
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(page)
        .contains("Airtable está conectado", "ana &lt;b&gt;", "data.records:write")
        .doesNotContain("sandbox-code", "<b>");
  }

  @Test
  void shows_people_a_page_and_programs_a_problem_when_it_fails() {
    ports.completeOAuth.fails(new Failure.InvalidState(StateProblem.SPENT));

    String page =
        html(CALLBACK + "?state=canary-state&code=canary-code")
            .expectStatus()
            .isBadRequest()
            .expectHeader()
            .contentTypeCompatibleWith(MediaType.TEXT_HTML)
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(page).contains("El enlace ya se usó.").doesNotContain("canary");
    problem(
        http().get().uri(CALLBACK + "?state=canary-state").exchange(),
        400,
        "CONNECTION.INVALID_STATE");
  }

  @Test
  void answers_a_failure_without_a_success_url_by_its_own_status() {
    Failure denied = new Failure.AuthorizationDenied(new ProviderId("airtable"), "access_denied");
    ports.completeOAuth.answers(new Outcome.NotConnected(null, ATTEMPT, denied));

    html(CALLBACK + "?state=s&error=access_denied").expectStatus().isForbidden();
    problem(
            http().get().uri(CALLBACK + "?state=s&error=access_denied").exchange(),
            403,
            "CONNECTION.AUTHORIZATION_DENIED")
        .jsonPath("$.metadata.attemptId")
        .isEqualTo(ATTEMPT.toString());
  }

  private ResponseSpec html(String uri) {
    return http()
        .get()
        .uri(uri)
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .header("Accept-Language", "es")
        .exchange();
  }

  private ResponseSpec approve(String header, String value) {
    return http()
        .post()
        .uri(PAGE)
        .header(header, value)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue("")
        .exchange();
  }

  private static ShowAuthorization.Authorization shown(String application, String user) {
    return shown(application, user, false);
  }

  private static ShowAuthorization.Authorization shown(
      String application, String user, boolean fromFrame) {
    OAuthEntry entry = (OAuthEntry) Samples.airtable().entry();
    return new ShowAuthorization.Authorization(
        application, user, entry, entry.scopes(), "airtable.com", fromFrame);
  }

  private ResponseSpec ledFrom(String site) {
    return http().get().uri(PAGE).header("Sec-Fetch-Site", site).exchange();
  }

  private static Outcome connected(@Nullable URI successUrl, @Nullable Secret confirmation) {
    return new Outcome.Connected(
        successUrl,
        ATTEMPT,
        Samples.CONNECTION,
        "Airtable",
        "ana <b>",
        Scopes.named("data.records:write"),
        confirmation);
  }
}
