package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest extends RestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost.",
        "localhost@evil.example",
        "169.254.169.254",
        "[::2]",
        "0.0.0.0",
        ""
      })
  void answers_for_no_name_but_its_own(String host) throws IOException {
    for (String path : List.of("/connections", "/openapi.yaml", "/connections/oauth/callback")) {
      assertThat(RawHttp.exchange(port, request(path, "Host: " + host)))
          .startsWith("HTTP/1.1 4")
          .contains("MISDIRECTED_REQUEST");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "[::1]"})
  void answers_for_its_own_names(String host) throws IOException {
    assertThat(RawHttp.exchange(port, request("/openapi.yaml", "Host: " + host)))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void believes_no_stranger_about_the_host() throws IOException {
    String forged = "Host: evil.example\r\nX-Forwarded-Host: localhost";
    assertThat(RawHttp.exchange(port, request("/openapi.yaml", forged)))
        .contains("MISDIRECTED_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/connections/%zz", "/connections?q=<script>", "/%", "/\\"})
  void says_what_is_wrong_with_an_address_that_cannot_be_read(String target) throws IOException {
    String answer =
        RawHttp.exchange(port, request(target, "Host: localhost\r\nAccept-Language: es"));
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("VALIDATION_FAILED", "tiene un formato incorrecto")
        .doesNotContain("script");
  }

  @Test
  void needs_exactly_one_host() throws IOException {
    assertThat(RawHttp.exchange(port, request("/openapi.yaml", "X-Nothing: 1")))
        .startsWith("HTTP/1.1 4");
    assertThat(
            RawHttp.exchange(
                port, request("/openapi.yaml", "Host: localhost\r\nHost: evil.example")))
        .startsWith("HTTP/1.1 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /connections?limit=%zz HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /connections?cursor=%0d%0aSet-Cookie:%20a=b HTTP/1.1",
        "GET /connections/%0d%0aX-Injected:%201 HTTP/1.1",
        "GET /connections/available/%3Cscript%3E HTTP/1.1",
        "GET /connections/available/..%2f..%2fetc HTTP/1.1",
        "GET //evil.example/%2e%2e HTTP/1.1",
        "GET /connections;jsessionid=1/available HTTP/1.1",
        "TRACE /connections HTTP/1.1",
        "BREW /connections HTTP/1.1",
        "OPTIONS /connections HTTP/1.1",
        "HEAD /connections HTTP/1.1"
      })
  void answers_odd_requests_without_an_error_of_its_own(String line) throws IOException {
    ports.listConnections.answers(new Page<>(List.of(), false));
    String answer =
        RawHttp.exchange(
            port,
            line
                + "\r\nHost: localhost\r\nAuthorization: Bearer "
                + Keys.READER
                + "\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .matches("(?s)HTTP/1\\.1 [24].*")
        .doesNotContainIgnoringCase("\nX-Injected")
        .doesNotContainIgnoringCase("\nSet-Cookie")
        .doesNotContain("<script>");
  }

  @Test
  void refuses_line_breaks_in_header_values() throws IOException {
    String answer =
        RawHttp.exchange(
            port,
            request("/connections", "Host: localhost\r\nEnlace-User: ana\rX-Injected: 1\n\u0000"));

    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("X-Injected");
  }

  @Test
  void answers_a_body_without_an_end_as_soon_as_it_is_too_large() throws IOException {
    String head =
        "POST /connections HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + Keys.MEMBER
            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

    assertThat(RawHttp.firstLine(port, head + chunk.repeat(17)))
        .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
  }

  @Test
  void tells_browsers_to_sniff_frame_cache_and_tell_nothing() {
    get("/nowhere", Keys.READER)
        .exchange()
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals("X-Frame-Options", "DENY")
        .expectHeader()
        .valueEquals("Referrer-Policy", "no-referrer")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy -> assertThat(policy).startsWith("default-src 'none'"))
        .expectHeader()
        .doesNotExist("Strict-Transport-Security")
        .expectHeader()
        .doesNotExist("Access-Control-Allow-Origin");
  }

  private static String request(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
  }
}
