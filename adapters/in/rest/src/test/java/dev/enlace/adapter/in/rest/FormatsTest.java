package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.application.port.in.Page;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import dev.enlace.toon.Layout;
import dev.enlace.toon.Reference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** JSON or TOON, as the caller asks. */
class FormatsTest extends RestTest {
  private static final String ONE = "/connections/" + Samples.ID;

  /** A page that no other test asks for: pages are kept. */
  private static final String LIST = "/connections/available?category=formats";

  /**
   * Those that only a browser asks, those that Spring Boot answers, and those whose TOON has
   * another type: {@link FirstDeploymentsTest}.
   */
  private static final Set<String> JSON_ALONE =
      Set.of(
          "authorizeAirtable",
          "completeAirtable",
          "getAirtableTokens",
          "listRecordsOfBase",
          "startPanelSession",
          "getPanelSession",
          "getConnectSession",
          "finishConnectSession",
          "getHealth",
          "getLiveness",
          "getReadiness");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Autowired ServerCodecConfigurer codecs;

  static Stream<String> operations() {
    return Contract.operations().keySet().stream()
        .filter(operation -> answers(operation, "text~1toon").findAny().isPresent());
  }

  @Test
  void whatever_the_contract_answers_as_json_it_answers_as_toon() {
    assertThat(Contract.operations().keySet())
        .filteredOn(operation -> answers(operation, "application~1json").findAny().isPresent())
        .filteredOn(operation -> !JSON_ALONE.contains(operation))
        .hasSizeGreaterThan(30)
        .allSatisfy(operation ->
            assertThat(answers(operation, "text~1toon").count())
                .isEqualTo(answers(operation, "application~1json").count()));
  }

  /** The examples of the contract, through the operation's own types and WebFlux's own writers. */
  @Test
  void the_reference_reads_every_operations_answer_as_its_json() {
    List<HandlerMethod> handlers = List.copyOf(routes.getHandlerMethods().values());
    try (Reference reference = Reference.start()) {
      operations()
          .forEach(operation -> {
            HandlerMethod handler =
                handlers.stream()
                    .filter(it -> it.getMethod().getName().equals(operation))
                    .findAny()
                    .orElseThrow();
            ResolvableType type =
                ResolvableType.forMethodReturnType(handler.getMethod()).getGeneric(0, 0);
            answers(operation, "application~1json")
                .flatMap(content -> Example.of(operation, content).stream())
                .map(example -> StrictJson.shared().treeToValue(example.value(), type.toClass()))
                .forEach(wire -> assertThat(judged(reference, type, wire)).isNull());
          });
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void every_operation_refuses_a_format_that_there_is_not_before_it_does_anything(
      String operation) {
    for (String query :
        List.of("?format=csv", "?format=", "?format=TOON", "?format=json&format=toon")) {
      problem(call(operation, query, headers -> {}), 406, "NOT_ACCEPTABLE")
          .jsonPath("$.metadata.formats")
          .isEqualTo(List.of("json", "toon"))
          .jsonPath("$.metadata.mediaTypes")
          .isEqualTo(List.of("application/json", "text/toon", "application/toon"));
    }
    call(operation, "?format=toon", headers -> {})
        .expectStatus()
        .value(status -> assertThat(status).isNotEqualTo(406));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                          | json",
        "*/*                                       | json",
        "text/html,application/xml;q=0.9,*/*;q=0.8 | json",
        "application/*                             | json",
        "application/json                          | json",
        "application/json;charset=utf-8            | json",
        "text/toon                                 | toon",
        "TEXT/TOON                                 | toon",
        "application/toon                          | toon",
        "text/*                                    | toon",
        "text/toon, */*                            | toon",
        "*/*, text/toon                            | toon",
        "text/toon, application/json               | toon",
        "application/json, text/toon               | json",
        "application/json;q=0.5, text/toon         | toon",
        "application/json, text/toon;q=0.9         | json",
        "text/toon;q=0, */*                        | json",
        "application/json;q=0, */*                 | toon",
        "text/toon;q=0, application/toon           | toon",
        "application/json;q=0.2, */*;q=0.3         | toon",
        "text/csv, text/toon;q=0.1                 | toon",
      })
  void accept_decides_by_quality_then_closeness_then_order(@Nullable String accept, String format) {
    ports.readConnection.answers(Samples.mail());

    read(ONE, accept).expectHeader().contentTypeCompatibleWith(type(format));
    read(ONE + "?format=toon", accept).expectHeader().contentType("text/toon;charset=UTF-8");
    read(ONE + "?format=json", accept).expectHeader().contentType("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json",
        "*/json",
        "text/toon;q=2",
        "text/toon;q=x",
        "text/",
        "a/b;c",
        "text/html;"
      })
  void what_is_no_media_type_asks_for_nothing_that_there_is(String accept) {
    ports.readConnection.answers(Samples.mail());

    problem(
            get(ONE, Keys.READER).headers(headers -> headers.set("Accept", accept)).exchange(),
            406,
            "NOT_ACCEPTABLE")
        .jsonPath("$.metadata.formats")
        .isEqualTo(List.of("json", "toon"));
    read(ONE + "?format=toon", accept).expectHeader().contentType("text/toon;charset=UTF-8");
  }

  @Test
  void a_list_is_a_table() {
    ports.listWorkspaces.answers(new Page<>(List.of(workspace("one"), workspace("two")), false));

    String text =
        Objects.requireNonNull(
            get("/workspaces?format=toon", Keys.INSTANCE_ADMIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Vary", "Accept")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    assertThat(text).startsWith("items[2\t]{id\t").contains("one", "two");
    assertThat(text.lines()).hasSize(3);
  }

  @Test
  void each_format_has_a_tag_of_its_own_by_which_it_is_revalidated() {
    ports.readConnection.answers(Samples.mail());
    ports.readCatalogEntry.answers(Samples.airtable());
    ports.browseCatalog.answers(new Page<>(List.of(Samples.airtable(), Samples.smtp()), false));
    for (String uri : List.of(ONE, LIST, "/connections/available/airtable")) {
      String asToon = uri + (uri.equals(LIST) ? "&" : "?") + "format=toon";
      String json = tag(uri);
      String toon = tag(asToon);

      assertThat(toon).isEqualTo(json.substring(0, json.length() - 1) + "-compact\"");
      revalidated(uri, json).expectStatus().isNotModified();
      revalidated(uri, toon).expectStatus().isOk();
      revalidated(asToon, json).expectStatus().isOk();
      revalidated(asToon, toon)
          .expectStatus()
          .isNotModified()
          .expectHeader()
          .valueEquals("ETag", toon);
      revalidated(asToon, "*").expectStatus().isNotModified();
    }
  }

  @Test
  void a_tag_of_either_format_stands_for_the_version() {
    ports.updateConnection.answers(Samples.mail());

    patch(ONE + "?format=toon", Keys.MEMBER)
        .header("If-Match", "\"3-0123456789abcdef-compact\"")
        .bodyValue("{\"label\":\"Bills\"}")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .value("ETag", tag -> assertThat(tag).matches("\"3-[0-9a-f]{16}-compact\""));
    assertThat(ports.updateConnection.lastAsked().expected().value()).isEqualTo(3);
  }

  @Test
  void a_post_that_is_sent_again_gets_its_answer_as_it_was() {
    ports.createConnection.answers(Samples.mail());
    EntityExchangeResult<byte[]> first = created("text/toon");
    EntityExchangeResult<byte[]> again = created("application/json");

    assertThat(first.getResponseHeaders().getContentType()).hasToString("text/toon;charset=UTF-8");
    assertThat(again.getResponseHeaders().getContentType()).hasToString("text/toon;charset=UTF-8");
    assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
    assertThat(again.getResponseHeaders().getETag())
        .isEqualTo(first.getResponseHeaders().getETag());
    assertThat(ports.createConnection.asked()).hasSize(1);
  }

  @Test
  void problems_and_what_has_one_format_stay_as_they_are() {
    problem(get("/nowhere?format=toon", Keys.READER).exchange(), 404, "NOT_FOUND");
    problem(get(ONE + "?limit=0&format=toon", "no-such-key").exchange(), 401, "UNAUTHENTICATED");
    problem(
        get("/connections?limit=0", Keys.READER).accept(type("toon")).exchange(),
        400,
        "VALIDATION_FAILED");
    http().get().uri("/openapi.yaml?format=toon").exchange().expectStatus().isOk();
    http()
        .get()
        .uri("/health?format=toon")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .doesNotExist("Vary");
  }

  private @Nullable String judged(Reference reference, ResolvableType type, Object wire) {
    MockServerHttpResponse response = new MockServerHttpResponse();
    writers()
        .filter(writer -> writer.canWrite(type, type("toon")))
        .findFirst()
        .orElseThrow()
        .write(Mono.just(wire), type, type("toon"), response, Map.of())
        .block();
    String toon = Objects.requireNonNull(response.getBodyAsString().block());
    String json = new String(StrictJson.bytes(wire), StandardCharsets.UTF_8);
    return reference.judge(json, toon.getBytes(StandardCharsets.UTF_8), Layout.COMPACT).wrong();
  }

  @SuppressWarnings("unchecked") // the one that can write it is asked
  private Stream<HttpMessageWriter<Object>> writers() {
    return codecs.getWriters().stream().map(writer -> (HttpMessageWriter<Object>) writer);
  }

  private static Workspace workspace(String slug) {
    SuccessUrls none = new SuccessUrls(List.of());
    return new Workspace(
        new WorkspaceId(
            UUID.nameUUIDFromBytes(new byte[] {(byte) slug.length(), (byte) slug.charAt(0)})),
        slug,
        null,
        none,
        Samples.NOON,
        null);
  }

  private EntityExchangeResult<byte[]> created(String accept) {
    return post("/connections", Keys.MEMBER)
        .header("Idempotency-Key", "the-same")
        .header("Accept", accept)
        .bodyValue("{\"availableConnectionId\":\"%s\",\"config\":{}}".formatted(Samples.ID))
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody()
        .returnResult();
  }

  private String tag(String uri) {
    HttpHeaders headers =
        get(uri, Keys.READER)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(Void.class)
            .getResponseHeaders();
    assertThat(headers.getVary()).contains("Accept");
    return Objects.requireNonNull(headers.getETag());
  }

  private ResponseSpec revalidated(String uri, String tag) {
    return get(uri, Keys.READER).header("If-None-Match", tag).exchange();
  }

  private ResponseSpec read(String uri, @Nullable String accept) {
    return get(uri, Keys.READER)
        .headers(headers -> {
          if (accept != null) {
            headers.set("Accept", accept);
          }
        })
        .exchange()
        .expectStatus()
        .isOk();
  }

  private ResponseSpec call(String operation, String query, Consumer<HttpHeaders> more) {
    Contract.Operation called = Contract.operation(operation);
    return http()
        .method(HttpMethod.valueOf(called.method()))
        .uri(called.sampleUri() + query)
        .headers(headers -> {
          headers.setBearerAuth(Keys.INSTANCE_ADMIN);
          headers.setIfMatch("\"1\"");
          headers.setContentType(called.takesBody() ? MediaType.APPLICATION_JSON : null);
          more.accept(headers);
        })
        .exchange();
  }

  private static MediaType type(String format) {
    return MediaType.parseMediaType(format.equals("toon") ? "text/toon" : "application/json");
  }

  /** What is promised as that type in good answers. */
  private static Stream<JsonNode> answers(String operation, String type) {
    return Contract.operation(operation).body().path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> Contract.resolved(response.getValue()).at("/content/" + type))
        .filter(content -> !content.isMissingNode());
  }
}
