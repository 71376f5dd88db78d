package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@TestPropertySource(
    properties = {
      "test.public-url=https://enlace.example",
      "test.trusted-proxies=127.0.0.0/8",
      "test.anonymous-per-minute=3"
    })
class BehindProxyTest extends RestTest {
  @Test
  void counts_failed_authentications_by_the_address_that_the_proxy_saw() {
    for (int i = 0; i < 3; i++) {
      problem(attempt("203.0.113.7", "sandbox-unknown-key"), 401, "UNAUTHENTICATED");
    }
    problem(
        attempt("203.0.113.7", "sandbox-unknown-key")
            .expectHeader()
            .valueEquals("RateLimit-Policy", "\"address\";q=3;w=60")
            .expectHeader()
            .exists("Retry-After"),
        429,
        "RATE_LIMITED");
    problem(attempt("203.0.113.8", "sandbox-unknown-key"), 401, "UNAUTHENTICATED");
    attempt("203.0.113.7", Keys.READER).expectStatus().isNotFound();
  }

  @Test
  void lets_nobody_hide_behind_a_forged_address() {
    for (int i = 0; i < 3; i++) {
      problem(
          attempt("198.51.100." + i + ", 203.0.113.9", "sandbox-unknown-key"),
          401,
          "UNAUTHENTICATED");
    }
    problem(attempt("198.51.100.99, 203.0.113.9", "sandbox-unknown-key"), 429, "RATE_LIMITED");
  }

  @Test
  void limits_the_pages_that_anybody_may_call() {
    for (int i = 0; i < 3; i++) {
      problem(callback("2001:db8::" + i), 404, "NOT_FOUND");
    }
    problem(callback("2001:db8::ffff"), 429, "RATE_LIMITED");
    problem(callback("2001:db8:0:1::1"), 404, "NOT_FOUND");
  }

  @Test
  void believes_the_proxy_about_the_host_and_promises_tls() {
    http()
        .get()
        .uri("/openapi.yaml")
        .header("Host", "10.0.0.1")
        .header("X-Forwarded-Host", "enlace.example")
        .header("X-Forwarded-For", "203.0.113.20")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Strict-Transport-Security", "max-age=31536000");
  }

  @Test
  void tells_the_application_who_is_behind_the_proxy() {
    attempt("203.0.113.30", Keys.READER);

    assertThat(ports.authenticate.lastAsked().origin().address()).isEqualTo("203.0.113.30");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.31:4711, 203.0.113.31",
    "[2001:db8::31]:4711, 2001:db8:0:0:0:0:0:31",
    "[2001:db8::32], 2001:db8:0:0:0:0:0:32",
    "2001:db8::33, 2001:db8:0:0:0:0:0:33"
  })
  void reads_addresses_as_proxies_write_them(String written, String address) {
    attempt(written, Keys.READER);

    assertThat(ports.authenticate.lastAsked().origin().address()).isEqualTo(address);
  }

  private ResponseSpec attempt(String forwardedFor, String key) {
    return get("/connections/" + Samples.ID, key)
        .header("X-Forwarded-For", forwardedFor)
        .exchange();
  }

  private ResponseSpec callback(String forwardedFor) {
    return http()
        .get()
        .uri("/connections/oauth/callback?state=x&code=y")
        .header("X-Forwarded-For", forwardedFor)
        .exchange();
  }
}
