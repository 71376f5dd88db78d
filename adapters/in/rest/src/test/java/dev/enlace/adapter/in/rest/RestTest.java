package dev.enlace.adapter.in.rest;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A test that speaks HTTP to the adapter on a free port. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    classes = RestTestApplication.class,
    properties = {
      "management.endpoints.web.base-path=/",
      "management.endpoints.web.exposure.include=health,env,info",
      "management.endpoint.health.probes.enabled=true"
    })
abstract class RestTest {
  /** The contract's own text. */
  private static final int LARGEST = 1024 * 1024;

  @Autowired Ports ports;
  @LocalServerPort int port;

  @BeforeEach
  void forget() {
    ports.reset();
  }

  WebTestClient http() {
    return WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port)
        .responseTimeout(Duration.ofSeconds(30))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
        .entityExchangeResultConsumer(OnContract::check)
        .build();
  }

  RequestHeadersSpec<?> get(String uri, String key) {
    return http().get().uri(uri).headers(headers -> headers.setBearerAuth(key));
  }

  RequestBodySpec post(String uri, String key) {
    return http()
        .post()
        .uri(uri)
        .headers(headers -> headers.setBearerAuth(key))
        .contentType(MediaType.APPLICATION_JSON);
  }

  RequestBodySpec put(String uri, String key) {
    return http()
        .put()
        .uri(uri)
        .headers(headers -> headers.setBearerAuth(key))
        .contentType(MediaType.APPLICATION_JSON);
  }

  RequestBodySpec patch(String uri, String key) {
    return http()
        .patch()
        .uri(uri)
        .headers(headers -> headers.setBearerAuth(key))
        .contentType(MediaType.APPLICATION_JSON);
  }

  RequestHeadersSpec<?> delete(String uri, String key) {
    return http().delete().uri(uri).headers(headers -> headers.setBearerAuth(key));
  }

  /** What was read once is not sent again while it is still the same. */
  void revalidates(String uri, String key) {
    String tag =
        Objects.requireNonNull(
            get(uri, key).exchange().returnResult(Void.class).getResponseHeaders().getETag());
    get(uri, key).header("If-None-Match", tag).exchange().expectStatus().isNotModified();
  }

  static WebTestClient.BodyContentSpec problem(ResponseSpec response, int status, String code) {
    return response
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("about:blank")
        .jsonPath("$.status")
        .isEqualTo(status)
        .jsonPath("$.title")
        .isNotEmpty()
        .jsonPath("$.detail")
        .isNotEmpty()
        .jsonPath("$.code")
        .isEqualTo(code);
  }
}
