package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.session.SignIn;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class PanelSessionTest extends RestTest {
  private static final String PASTED = "sandbox-pasted-key";
  private static final String SESSION = "sandbox-new-session";

  @Test
  void signs_in_with_a_cookie_that_no_script_and_no_other_site_can_use() {
    ports.signIn.answers(signedIn());

    ResponseSpec answer = signIn(headers -> headers.setOrigin(Visitors.ORIGIN));

    answer
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectHeader()
        .value(
            "Set-Cookie",
            cookie ->
                assertThat(cookie)
                    .startsWith("enlace_panel=" + SESSION + "; Path=/; ")
                    .endsWith("HttpOnly; SameSite=Lax")
                    .doesNotContain("Domain"))
        .expectBody()
        .jsonPath("$.workspaceId")
        .isEqualTo(WorkspaceId.DEFAULT.toString())
        .jsonPath("$.workspaceName")
        .isEqualTo("default")
        .jsonPath("$.keyName")
        .isEqualTo("Backend")
        .jsonPath("$.role")
        .isEqualTo("admin")
        .jsonPath("$.permissions[0]")
        .isEqualTo("act_as")
        .jsonPath("$.permissions[1]")
        .isEqualTo("instance_admin")
        .jsonPath("$.permissions[2]")
        .doesNotExist()
        .jsonPath("$.instanceAdmin")
        .isEqualTo(true)
        .jsonPath("$.csrfToken")
        .isEqualTo(Visitors.CSRF)
        .jsonPath("$.idleUntil")
        .isEqualTo("2026-11-21T12:00:00Z")
        .jsonPath("$.expiresAt")
        .isEqualTo("2026-11-21T23:00:00Z")
        .jsonPath("$.sandboxUrl")
        .isEqualTo("http://127.0.0.1:9090");
    assertThat(ports.signIn.lastAsked().apiKey()).isEqualTo(Secret.of(PASTED));
    assertThat(ports.signIn.lastAsked().former()).isNull();
    assertThat(ports.signIn.lastAsked().origin().address()).isEqualTo("127.0.0.1");
  }

  @Test
  void hands_over_the_session_of_before_to_be_ended() {
    ports.signIn.answers(signedIn());

    signIn(headers -> headers.set("Cookie", "enlace_panel=sandbox-former-session"));

    assertThat(ports.signIn.lastAsked().former()).isEqualTo("sandbox-former-session");
  }

  @Test
  void tells_nobody_more_than_that_the_key_is_wrong() {
    ports.signIn.fails(new Failure.Unauthenticated());

    ResponseSpec answer = signIn(headers -> headers.setOrigin(Visitors.ORIGIN));

    problem(answer, 401, "UNAUTHENTICATED");
    answer.expectHeader().doesNotExist("Set-Cookie");
  }

  @Test
  void signs_nobody_in_from_a_page_of_another_site() {
    for (String other : List.of("https://evil.example", "null", "http://localhost:8081")) {
      problem(signIn(headers -> headers.setOrigin(other)), 403, "FORBIDDEN")
          .jsonPath("$.metadata.reason")
          .isEqualTo("cross_site");
    }
    problem(signIn(headers -> headers.set("Sec-Fetch-Site", "same-site")), 403, "FORBIDDEN");
    assertThat(ports.signIn.asked()).isEmpty();
  }

  @Test
  void says_which_address_is_the_right_one_to_a_page_of_ours_at_another() {
    for (String other : List.of("http://127.0.0.1:8080", "http://enlace.lan")) {
      problem(
              signIn(headers -> {
                headers.setOrigin(other);
                headers.set("Sec-Fetch-Site", "same-origin");
              }),
              403,
              "FORBIDDEN")
          .jsonPath("$.metadata.reason")
          .isEqualTo("other_address")
          .jsonPath("$.metadata.address")
          .isEqualTo(Visitors.ORIGIN);
    }
    problem(
            signIn(headers -> {
              headers.setOrigin("http://127.0.0.1:8080");
              headers.set("Host", "127.0.0.1:8080");
            }),
            403,
            "FORBIDDEN")
        .jsonPath("$.metadata.reason")
        .isEqualTo("other_address");
    assertThat(ports.signIn.asked()).isEmpty();
  }

  @Test
  void tells_a_page_that_was_loaded_again_who_is_signed_in() {
    bySession(HttpMethod.GET, "/panel/session", Visitors::present)
        .expectStatus()
        .isOk()
        .expectHeader()
        .doesNotExist("Set-Cookie")
        .expectBody()
        .jsonPath("$.csrfToken")
        .isEqualTo(Visitors.CSRF);
  }

  @Test
  void signs_out_and_clears_the_cookie() {
    ports.signOut.answers(new SessionId(new UUID(1, 2)));

    bySession(HttpMethod.DELETE, "/panel/session", Visitors::present)
        .expectStatus()
        .isNoContent()
        .expectHeader()
        .value(
            "Set-Cookie",
            cookie ->
                assertThat(cookie)
                    .startsWith("enlace_panel=; Path=/; Max-Age=0;")
                    .endsWith("HttpOnly; SameSite=Lax"));
  }

  @Test
  void takes_no_cookie_from_a_request_that_does_not_say_which_it_means() {
    for (String header : List.of("connect", "PANEL", "panel, connect", "")) {
      problem(
          bySession(
              HttpMethod.GET,
              "/connections",
              (headers, key) -> {
                Visitors.present(headers, key);
                headers.set("Enlace-Session", header);
              }),
          401,
          "UNAUTHENTICATED");
    }
    problem(
        bySession(
            HttpMethod.GET,
            "/connections",
            (headers, key) -> headers.set("Cookie", "enlace_panel=" + key)),
        401,
        "UNAUTHENTICATED");
    assertThat(ports.admitPanelSession.asked()).isEmpty();
  }

  @Test
  void takes_no_cookie_beside_another_credential_and_none_that_is_there_twice() {
    problem(
        bySession(
            HttpMethod.GET,
            "/connections",
            (headers, key) -> {
              Visitors.present(headers, key);
              headers.setBearerAuth("sandbox-unknown-key");
            }),
        401,
        "UNAUTHENTICATED");
    problem(
        bySession(
            HttpMethod.GET,
            "/connections",
            (headers, key) -> {
              Visitors.present(headers, key);
              headers.set("Cookie", "enlace_panel=planted; enlace_panel=" + key);
            }),
        401,
        "UNAUTHENTICATED");
    assertThat(ports.admitPanelSession.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Enlace-Csrf-Token:",
        "Enlace-Csrf-Token: another-token",
        "Origin:",
        "Origin: null",
        "Origin: https://localhost:8080",
        "Origin: http://localhost:8081",
        "Origin: http://localhost:8080.evil.example"
      })
  void writes_for_no_page_that_is_not_ours(String header) {
    String name = header.substring(0, header.indexOf(':'));
    String value = header.substring(header.indexOf(':') + 1).strip();

    for (String path : List.of("/api-keys", "/connections/" + Samples.CONNECTION + "/test")) {
      problem(
              bySession(
                  HttpMethod.POST,
                  path,
                  (headers, key) -> {
                    Visitors.present(headers, key);
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    headers.remove(name);
                    if (!value.isEmpty()) {
                      headers.set(name, value);
                    }
                  }),
              403,
              "FORBIDDEN")
          .jsonPath("$.metadata.reason")
          .isEqualTo("csrf");
    }
    problem(
        bySession(
            HttpMethod.DELETE,
            "/panel/session",
            (headers, key) -> {
              Visitors.present(headers, key);
              headers.remove(name);
            }),
        403,
        "FORBIDDEN");
    assertThat(ports.issueApiKey.asked()).isEmpty();
    assertThat(ports.testConnection.asked()).isEmpty();
    assertThat(ports.signOut.asked()).isEmpty();
  }

  @Test
  void reads_without_the_token_since_no_other_site_can_see_the_answer() {
    ports.listConnections.answers(new Page<>(List.of(), false));

    bySession(
            HttpMethod.GET,
            "/connections",
            (headers, key) -> {
              headers.set("Cookie", "enlace_panel=" + key);
              headers.set("Enlace-Session", "panel");
            })
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cross-Origin-Resource-Policy", "same-origin")
        .expectHeader()
        .doesNotExist("Access-Control-Allow-Origin");
  }

  @Test
  void passes_on_every_user_that_a_session_wants_to_act_for() {
    bySession(
        HttpMethod.GET,
        "/connections",
        (headers, key) -> {
          Visitors.present(headers, key);
          headers.set("Enlace-User", "ana");
        });

    assertThat(ports.admitPanelSession.lastAsked().actAs()).containsExactly("ana");
  }

  @Test
  void binds_the_browser_that_starts_to_connect() {
    RateLimit limit = new RateLimit("user", "whoever", 10, Duration.ofMinutes(1));
    ports.startOAuth.answers(
        new StartOAuth.Started(
            URI.create("https://airtable.com/oauth2/v1/authorize?client_id=x"),
            "state.signature",
            new AttemptId(new UUID(1, 1)),
            Samples.NOON,
            Quotas.of(new Quota(limit, 9, Duration.ofSeconds(60))),
            Secret.of("sandbox-browser")));

    http()
        .post()
        .uri("/connections/oauth/start")
        .headers(headers -> Visitors.present(headers, Keys.MEMBER))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"availableConnectionId\": \"" + Samples.ID + "\"}")
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .value(
            "Set-Cookie",
            cookie ->
                assertThat(cookie)
                    .startsWith("enlace_oauth=sandbox-browser; Path=/; Max-Age=900; ")
                    .endsWith("HttpOnly; SameSite=Lax"));
  }

  private static SignIn.SignedIn signedIn() {
    Principal principal =
        new Principal(
            WorkspaceId.DEFAULT,
            User.of(WorkspaceId.DEFAULT, User.KEY, "admin"),
            new ApiKeyId(new UUID(1, 1)),
            "Backend",
            Role.ADMIN,
            Set.of(Permission.values()),
            new Origin(null, "request-one"));
    return new SignIn.SignedIn(Secret.of(SESSION), Visitors.session(principal));
  }

  private ResponseSpec signIn(Consumer<HttpHeaders> headers) {
    return http()
        .post()
        .uri("/panel/session")
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"apiKey\": \"" + PASTED + "\"}")
        .exchange();
  }

  private ResponseSpec bySession(
      HttpMethod method, String path, BiConsumer<HttpHeaders, String> present) {
    return http()
        .method(method)
        .uri(path)
        .headers(headers -> present.accept(headers, Keys.INSTANCE_ADMIN))
        .exchange();
  }
}
