package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.session.OpenConnectLink;
import dev.enlace.application.port.in.session.SignIn;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {
      "test.public-url=https://enlace.example",
      "test.trusted-proxies=127.0.0.0/8",
      "test.anonymous-per-minute=3"
    })
class PanelSessionByTlsTest extends RestTest {
  private static final String ORIGIN = "https://enlace.example";

  @Test
  void keeps_the_cookie_to_this_host_and_to_tls() {
    ports.signIn.answersBy(command ->
        Keys.authenticate(
                new Authenticate.Query(Secret.of(Keys.ADMIN), List.of(), command.origin()))
            .map(key -> new SignIn.SignedIn(Secret.of("sandbox-session"), Visitors.session(key))));

    http()
        .post()
        .uri("/panel/session")
        .header("Origin", ORIGIN)
        .header("X-Forwarded-For", "203.0.113.90")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"apiKey\": \"sandbox-pasted-key\"}")
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .value("Strict-Transport-Security", hsts -> assertThat(hsts).startsWith("max-age="))
        .expectHeader()
        .value(
            "Set-Cookie",
            cookie ->
                assertThat(cookie)
                    .startsWith("__Host-enlace_panel=sandbox-session; Path=/; ")
                    .endsWith("; Secure; HttpOnly; SameSite=Lax"));
  }

  @Test
  void holds_the_session_of_one_link_alone_however_the_one_of_before_was_framed() {
    assertThat(opened(true))
        .satisfiesExactly(
            other -> assertThat(other).contains("Max-Age=0").endsWith("; SameSite=Lax"),
            held -> assertThat(held).contains("=sandbox-session", "; Partitioned; SameSite=None"));
    assertThat(opened(false))
        .satisfiesExactly(
            other -> assertThat(other).contains("Max-Age=0", "; Partitioned; SameSite=None"),
            held -> assertThat(held).contains("=sandbox-session").endsWith("; SameSite=Lax"));
  }

  private List<String> opened(boolean framed) {
    ports.openConnectLink.answers(
        new OpenConnectLink.Opened(Secret.of("sandbox-session"), Samples.NOON, framed));
    return http()
        .post()
        .uri("/connect/sample-token")
        .header("Origin", ORIGIN)
        .header("X-Forwarded-For", "203.0.113.92")
        .exchange()
        .expectStatus()
        .isSeeOther()
        .returnResult(Void.class)
        .getResponseHeaders()
        .getOrEmpty("Set-Cookie");
  }

  @Test
  void takes_no_cookie_that_another_host_of_the_domain_could_have_planted() {
    problem(
        http()
            .get()
            .uri("/panel/session")
            .header("Cookie", "enlace_panel=" + Keys.ADMIN)
            .header("X-Forwarded-For", "203.0.113.91")
            .header("Enlace-Session", "panel")
            .exchange(),
        401,
        "UNAUTHENTICATED");
    http()
        .get()
        .uri("/panel/session")
        .header("Cookie", "__Host-enlace_panel=" + Keys.ADMIN)
        .header("Enlace-Session", "panel")
        .exchange()
        .expectStatus()
        .isOk();
  }
}
