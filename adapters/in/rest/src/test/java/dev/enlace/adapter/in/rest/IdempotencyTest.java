package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class IdempotencyTest extends RestTest {
  private static final String BODY =
      "{\"availableConnectionId\":\"%s\",\"config\":{}}".formatted(Samples.smtp().entry().id());

  @Test
  void answers_again_what_was_answered_with_the_headers_that_still_hold() {
    ports.createConnection.answers(Samples.mail());
    EntityExchangeResult<String> first = text(create("\"a-1\"", BODY));
    EntityExchangeResult<String> again = text(create("\"a-1\"", BODY));

    assertThat(again.getStatus().value()).isEqualTo(201);
    assertThat(again.getResponseBody()).isNotEmpty().isEqualTo(first.getResponseBody());
    for (String header : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
      assertThat(again.getResponseHeaders().get(header))
          .isNotEmpty()
          .isEqualTo(first.getResponseHeaders().get(header));
    }
    assertThat(first.getResponseHeaders().containsHeader("Idempotent-Replayed")).isFalse();
    assertThat(again.getResponseHeaders().get("Idempotent-Replayed")).containsExactly("true");
    assertThat(ports.createConnection.asked()).hasSize(1);
  }

  @Test
  void says_how_much_of_a_limit_is_left_only_when_it_is_true() {
    RateLimit limit = new RateLimit("user", "whoever", 10, Duration.ofMinutes(1));
    ports.startOAuth.answers(
        new StartOAuth.Started(
            URI.create("https://airtable.com/oauth2/v1/authorize"),
            "state.signature",
            new AttemptId(new UUID(1, 1)),
            Samples.NOON,
            Quotas.of(new Quota(limit, 9, Duration.ofSeconds(60))),
            null));

    HttpHeaders first = text(start()).getResponseHeaders();
    HttpHeaders again = text(start()).getResponseHeaders();

    assertThat(first.get("RateLimit")).containsExactly("\"user\";r=9;t=60");
    assertThat(again.containsHeader("RateLimit")).isFalse();
    assertThat(again.containsHeader("RateLimit-Policy")).isFalse();
    assertThat(again.get("Idempotent-Replayed")).containsExactly("true");
  }

  @Test
  void asks_nobody_where_no_key_is_sent() {
    ports.createConnection.answers(Samples.mail());

    post("/connections", Keys.MEMBER).bodyValue(BODY).exchange().expectStatus().isCreated();
    post("/connections", Keys.MEMBER).bodyValue(BODY).exchange().expectStatus().isCreated();

    assertThat(ports.createConnection.asked()).hasSize(2);
    assertThat(ports.answerOnce.asked()).isEmpty();
  }

  @Test
  void tells_by_method_path_query_and_body_whether_it_is_the_same_request() {
    ports.createConnection.answers(Samples.mail());
    create("q", BODY).expectStatus().isCreated();

    problem(create("q", BODY + " "), 422, "IDEMPOTENCY_KEY_REUSED");
    problem(
        post("/connections?verify=false", Keys.MEMBER)
            .header("Idempotency-Key", "q")
            .bodyValue(BODY)
            .exchange(),
        422,
        "IDEMPOTENCY_KEY_REUSED");
    assertThat(ports.createConnection.asked()).hasSize(1);
    assertThat(ports.answerOnce.asked().getFirst().route()).isEqualTo("POST /connections");
  }

  @Test
  void sends_the_second_of_two_away_for_a_moment() {
    ports.createConnection.fails(new Failure.IdempotencyKeyInFlight());

    ResponseSpec refused = create("f", BODY);

    refused.expectHeader().valueEquals("Retry-After", "1");
    problem(refused, 409, "IDEMPOTENCY_KEY_IN_FLIGHT");
  }

  @Test
  void keeps_what_an_operation_refused_for_good() {
    ports.createConnection.fails(
        new Failure.CatalogEntryNotFound("00000000-0000-7000-8000-000000000001"));
    EntityExchangeResult<String> first = text(create("n", BODY));
    ports.createConnection.answers(Samples.mail());

    EntityExchangeResult<String> again = text(create("n", BODY));

    assertThat(first.getStatus().value()).isEqualTo(404);
    assertThat(again.getStatus().value()).isEqualTo(404);
    assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
    assertThat(again.getResponseHeaders().getContentType())
        .isEqualTo(first.getResponseHeaders().getContentType());
  }

  @Test
  void keeps_nothing_that_may_end_otherwise_the_next_time() {
    List<RuntimeException> troubles =
        List.of(
            new Failed(new Failure.StoreUnavailable()),
            new Failed(
                new Failure.ProviderUnavailable(
                    new ProviderId("smtp"), ProviderProblem.TIMED_OUT, null)),
            new Failed(
                new Failure.RateLimited(
                    new RateLimit("user", "x", 10, Duration.ofMinutes(1)), Duration.ofSeconds(9))),
            new Failed(new Failure.Unauthenticated()),
            new IllegalStateException("a bug of ours"));
    for (RuntimeException trouble : troubles) {
      ports.createConnection.breaks(trouble);
      create("t", BODY).expectStatus().value(status -> assertThat(status).isGreaterThan(400));
    }
    ports.createConnection.answers(Samples.mail());

    create("t", BODY).expectStatus().isCreated();
  }

  @Test
  void keeps_nothing_of_a_request_that_never_reached_its_operation() {
    problem(create("b", "{\"label\":7}"), 400, "VALIDATION_FAILED");
    problem(create("b", "{"), 400, "VALIDATION_FAILED");
    problem(
        post("/connections", "sandbox-nobody")
            .header("Idempotency-Key", "b")
            .bodyValue(BODY)
            .exchange(),
        401,
        "UNAUTHENTICATED");
    ports.createConnection.answers(Samples.mail());

    create("b", BODY).expectStatus().isCreated();
  }

  @Test
  void keeps_no_access_token() {
    ports.refreshToken.answers(
        new HandOutToken.Token(
            Secret.of("sandbox-access"), "Bearer", Samples.NOON, Scopes.named("a")));
    String uri = "/connections/" + Samples.ID + "/refresh";

    for (int i = 0; i < 2; i++) {
      post(uri, Keys.MEMBER).header("Idempotency-Key", "r").exchange().expectStatus().isOk();
    }

    assertThat(ports.refreshToken.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\\"b\"", "a\"b"})
  void takes_a_key_in_quotes_and_bare_for_the_same(String header) {
    ports.createConnection.answers(Samples.mail());

    create(header, BODY).expectStatus().isCreated();

    assertThat(ports.answerOnce.asked().getFirst().key()).isEqualTo("a\"b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"\"", "\"a", "\"a\\b\"", "\"a\";b=1", "\"a\", \"b\"", "a\u00e9"})
  void refuses_a_key_that_is_none(String header) {
    problem(create(header, BODY), 400, "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo("Idempotency-Key");
    assertThat(ports.createConnection.asked()).isEmpty();
  }

  @Test
  void refuses_a_key_that_is_too_long_or_sent_twice() {
    ports.createConnection.answers(Samples.mail());

    create("k".repeat(255), BODY).expectStatus().isCreated();
    problem(create("k".repeat(256), BODY), 400, "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo("size");
    problem(
            post("/connections", Keys.MEMBER)
                .header("Idempotency-Key", "a", "a")
                .bodyValue(BODY)
                .exchange(),
            400,
            "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo("repeated");
  }

  @Test
  void refuses_a_body_that_is_too_large_as_without_a_key() {
    problem(create("l", "{\"label\":\"" + "x".repeat(1 << 20) + "\"}"), 413, "PAYLOAD_TOO_LARGE");
    assertThat(ports.answerOnce.asked()).isEmpty();
  }

  @Test
  void minds_the_header_on_no_other_method() {
    get("/connections/" + Samples.ID, Keys.READER).header("Idempotency-Key", "\"").exchange();

    assertThat(ports.answerOnce.asked()).isEmpty();
  }

  @Test
  void gives_an_operation_what_was_sent_byte_for_byte() {
    ports.createConnection.answers(Samples.mail());

    create("u", BODY.replace("{}", "{\"host\":\"correo.ñ\"}")).expectStatus().isCreated();

    CreateConnection.Command command = ports.createConnection.lastAsked();
    assertThat(command.config().toString()).contains("correo.ñ");
    assertThat(new String(ports.answerOnce.asked().getFirst().request(), StandardCharsets.UTF_8))
        .startsWith("POST /connections?null\n{")
        .contains("correo.ñ");
  }

  @Test
  void is_promised_by_every_post_of_a_key_holder_that_is_not_a_providers_to_answer() {
    List<Contract.Operation> posts =
        Contract.operations().values().stream()
            .filter(operation -> operation.method().equals("POST") && !operation.open())
            .filter(operation -> !operation.path().endsWith("/proxy/{path}"))
            .filter(operation -> !operation.path().endsWith("/list-records"))
            .filter(IdempotencyTest::isOfKeyHolder)
            .toList();

    assertThat(posts)
        .hasSizeGreaterThan(7)
        .allSatisfy(operation -> {
          assertThat(operation.body().path("parameters").valueStream())
              .as(operation.path())
              .anyMatch(parameter ->
                  Contract.resolved(parameter).path("name").asString().equals("Idempotency-Key"));
          assertThat(codes(operation, "409")).as(operation.path()).contains("IN_FLIGHT");
          assertThat(codes(operation, "422")).as(operation.path()).contains("REUSED");
        });
  }

  /** Some are asked by the session of a browser alone. */
  private static boolean isOfKeyHolder(Contract.Operation operation) {
    JsonNode security = operation.body().path("security");
    return security.isMissingNode() || security.valueStream().anyMatch(way -> way.has("apiKey"));
  }

  private static String codes(Contract.Operation operation, String status) {
    JsonNode response = Contract.resolved(operation.body().at("/responses/" + status));
    return response
        .at("/content/application~1problem+json/examples")
        .valueStream()
        .map(example -> Contract.resolved(example).at("/value/code").asString())
        .toList()
        .toString();
  }

  private ResponseSpec create(String key, String body) {
    return post("/connections", Keys.MEMBER)
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange();
  }

  private ResponseSpec start() {
    return post("/connections/oauth/start", Keys.MEMBER)
        .header("Idempotency-Key", "s")
        .bodyValue("{\"availableConnectionId\":\"%s\"}".formatted(Samples.airtable().entry().id()))
        .exchange();
  }

  private static EntityExchangeResult<String> text(ResponseSpec response) {
    return Objects.requireNonNull(response.expectBody(String.class).returnResult());
  }
}
