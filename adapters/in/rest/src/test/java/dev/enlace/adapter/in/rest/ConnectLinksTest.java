package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.session.CreateConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession.Description;
import dev.enlace.application.port.in.session.FinishConnectSession;
import dev.enlace.application.port.in.session.OpenConnectLink;
import dev.enlace.application.port.in.session.ShowConnectLink.Shown;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

class ConnectLinksTest extends RestTest {
  private static final String LINK = "/connect/sample-token";
  private static final ConnectPage ACME =
      new ConnectPage("Acme", "#0a7d5a", null, List.of("https://app.example", "https://b.example"));

  @Test
  void makes_a_link_for_a_backend() {
    ports.createConnectSession.answers(
        new CreateConnectSession.Created(
            new SessionId(new UUID(1, 4)), Secret.of("sandbox-link"), Samples.NOON));

    post("/connect-sessions", Keys.MEMBER)
        .bodyValue(
            """
            {"entries": ["smtp"], "successUrl": "https://app.example/connected", "label": "Mine"}
            """)
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody()
        .json(
            """
            {"url": "http://localhost:8080/connect/sandbox-link",
             "expiresAt": "2026-11-21T12:00:00Z"}
            """);
    assertThat(ports.createConnectSession.lastAsked().entries()).containsExactly("smtp");
    assertThat(ports.createConnectSession.lastAsked().label()).isEqualTo("Mine");
  }

  @Test
  void tells_who_asks_and_for_whom_and_does_nothing() {
    ports.showConnectLink.answers(new Shown("The <b>Shop</b>", "ana<script>", ConnectPage.PLAIN));

    http()
        .get()
        .uri(LINK)
        .header("Accept-Language", "es")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType("text/html;charset=UTF-8")
        .expectHeader()
        .doesNotExist("Set-Cookie")
        .expectHeader()
        .valueEquals("X-Frame-Options", "DENY")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline", "script-src"))
        .expectBody(String.class)
        .value(page ->
            assertThat(page)
                .contains("The &lt;b&gt;Shop&lt;/b&gt;", "ana&lt;script&gt;", "Continúa")
                .contains("<form method=\"post\">")
                .doesNotContain("<b>Shop", "<script"));
  }

  @Test
  void lets_exactly_those_frame_the_page_whom_the_workspace_names() {
    ports.showConnectLink.answers(new Shown("Backend", "ana", ACME));

    http()
        .get()
        .uri(LINK)
        .exchange()
        .expectHeader()
        .doesNotExist("X-Frame-Options")
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy ->
                assertThat(policy)
                    .endsWith("frame-ancestors https://app.example https://b.example"))
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("Acme").doesNotContain("Backend"));
  }

  @ParameterizedTest
  @CsvSource({
    "expired, 410, en, 30 minutes, CONNECT.LINK_OVER",
    "expired, 410, es, 30 minutos, CONNECT.LINK_OVER",
    "spent, 410, en, opened already, CONNECT.LINK_OVER",
    "spent, 410, es, ya se abrió, CONNECT.LINK_OVER",
    "unknown, 404, en, ask the application, CONNECT.LINK_UNKNOWN",
    "unknown, 404, es, a la aplicación, CONNECT.LINK_UNKNOWN"
  })
  void says_what_to_do_about_a_link_that_leads_nowhere(
      String reason, int status, String language, String words, String code) {
    Failure failure =
        reason.equals("unknown")
            ? new Failure.ConnectLinkUnknown()
            : new Failure.ConnectLinkOver(reason);
    ports.showConnectLink.fails(failure);
    ports.openConnectLink.fails(failure);

    http()
        .get()
        .uri(LINK)
        .header("Accept", "text/html")
        .header("Accept-Language", language)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .valueEquals("X-Frame-Options", "DENY")
        .expectBody(String.class)
        .value(page -> assertThat(page).contains(words).startsWith("<!doctype html>"));
    problem(http().get().uri(LINK).exchange(), status, code);
    problem(http().post().uri(LINK).exchange(), status, code);
  }

  @Test
  void says_it_in_the_frame_too_for_which_the_link_was_made() {
    ports.showConnectLink.fails(new Failure.ConnectLinkOver("spent"));
    ports.readLinkAncestors.answers(List.of("https://app.example"));

    http()
        .get()
        .uri(LINK)
        .header("Accept", "text/html")
        .exchange()
        .expectStatus()
        .isEqualTo(410)
        .expectHeader()
        .doesNotExist("X-Frame-Options")
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy -> assertThat(policy).endsWith("frame-ancestors https://app.example"));
    assertThat(ports.readLinkAncestors.lastAsked()).isEqualTo("sample-token");
  }

  @Test
  void opens_a_link_and_takes_it_out_of_the_address() {
    ports.openConnectLink.answers(
        new OpenConnectLink.Opened(Secret.of("sandbox-session"), Samples.NOON, false));

    opened()
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .valueEquals("Location", "/connect")
        .expectHeader()
        .value(
            "Set-Cookie",
            cookie ->
                assertThat(cookie)
                    .startsWith("enlace_connect=sandbox-session; Path=/;")
                    .endsWith("HttpOnly; SameSite=Lax"));
    assertThat(ports.openConnectLink.lastAsked().getFirst()).isEqualTo("sample-token");
  }

  @Test
  void opens_no_link_for_a_page_of_another_site() {
    problem(
        http().post().uri(LINK).header("Origin", "https://evil.example").exchange(),
        403,
        "FORBIDDEN");
    problem(
        http().post().uri(LINK).header("Sec-Fetch-Site", "cross-site").exchange(),
        403,
        "FORBIDDEN");
    assertThat(ports.openConnectLink.asked()).isEmpty();
  }

  @Test
  void tells_the_connect_page_what_to_show() {
    ports.describeConnectSession.answersBy(session ->
        Mono.just(new Description(session, List.of(new Slug("smtp"), new Slug("gmail")), ACME)));

    http()
        .get()
        .uri("/connect/session")
        .headers(headers -> Visitors.presentLink(headers, Keys.MEMBER))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"applicationName": "Backend", "entries": ["smtp", "gmail"], "connections": [],
             "theme": {"name": "Acme", "color": "#0a7d5a"},
             "csrfToken": "sandbox-csrf-token", "expiresAt": "2026-11-21T12:30:00Z",
             "frameAncestors": ["https://app.example", "https://b.example"]}
            """)
        .jsonPath("$.label")
        .doesNotExist();
  }

  @Test
  void ends_with_where_to_go() {
    ports.finishConnectSession.answers(
        new FinishConnectSession.Finished(
            URI.create("https://app.example/connected?tenant=7"),
            Samples.CONNECTION,
            Secret.of("sandbox-confirmation")));

    finished()
        .expectStatus()
        .isOk()
        .expectHeader()
        .value("Set-Cookie", cookie -> assertThat(cookie).startsWith("enlace_connect=; Path=/;"))
        .expectBody()
        .jsonPath("$.redirectUrl")
        .isEqualTo(
            "https://app.example/connected?tenant=7&connectionId="
                + Samples.ID
                + "&confirmation=sandbox-confirmation");
  }

  @Test
  void ends_without_a_confirmation_where_none_is_asked() {
    ports.finishConnectSession.answers(
        new FinishConnectSession.Finished(
            URI.create("https://app.example/connected"), Samples.CONNECTION, null));

    finished()
        .expectBody()
        .jsonPath("$.redirectUrl")
        .isEqualTo("https://app.example/connected?connectionId=" + Samples.ID);
  }

  @Test
  void ends_with_a_word_for_the_application_where_the_person_cancels() {
    ports.finishConnectSession.answers(
        new FinishConnectSession.Finished(
            URI.create("https://app.example/connected?tenant=7"), null, null));

    finished("{}")
        .expectBody()
        .jsonPath("$.redirectUrl")
        .isEqualTo("https://app.example/connected?tenant=7&error=CONNECT.CANCELLED");
    assertThat(ports.finishConnectSession.lastAsked().getLast()).isNull();
  }

  @Test
  void takes_no_panels_cookie_for_a_connect_session_nor_the_other_way_round() {
    problem(
        http()
            .get()
            .uri("/connect/session")
            .header("Cookie", "enlace_panel=" + Keys.ADMIN)
            .header("Enlace-Session", "connect")
            .exchange(),
        401,
        "UNAUTHENTICATED");
    problem(
        http()
            .get()
            .uri("/panel/session")
            .header("Cookie", "enlace_connect=" + Keys.ADMIN)
            .header("Enlace-Session", "panel")
            .exchange(),
        401,
        "UNAUTHENTICATED");
    assertThat(ports.admitPanelSession.asked()).isEmpty();
    assertThat(ports.admitConnectSession.asked()).isEmpty();
  }

  @Test
  void reads_and_replaces_how_the_page_looks() {
    ports.readConnectPage.answers(ACME);
    ports.replaceConnectPage.answers(ACME);
    String path = "/workspaces/" + WorkspaceId.DEFAULT + "/connect-page";

    get(path, Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .exists("ETag")
        .expectBody()
        .jsonPath("$.frameAncestors[1]")
        .isEqualTo("https://b.example");
    revalidates(path, Keys.ADMIN);
    put(path, Keys.ADMIN)
        .bodyValue(
            """
            {"name": "Acme", "color": "#0a7d5a",
             "frameAncestors": ["https://app.example", "https://b.example"]}
            """)
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(ports.replaceConnectPage.lastAsked()).endsWith(ACME);
    problem(
        put(path, Keys.ADMIN).bodyValue("{\"color\": \"red\", \"frameAncestors\": []}").exchange(),
        400,
        "VALIDATION_FAILED");
  }

  private ResponseSpec opened() {
    return http().post().uri(LINK).header("Origin", Visitors.ORIGIN).exchange();
  }

  private ResponseSpec finished() {
    return finished("{\"connectionId\": \"" + Samples.ID + "\"}");
  }

  private ResponseSpec finished(String body) {
    return http()
        .post()
        .uri("/connect/session/finish")
        .headers(headers -> Visitors.presentLink(headers, Keys.MEMBER))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange();
  }
}
