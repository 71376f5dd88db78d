package dev.enlace.bootstrap.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the contract shows as a request, a running Enlace understands. */
class SentExamplesTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final JsonNode CONTRACT = contract();
  private static final String SUCCESS = "https://app.example/connected";

  private static RunningEnlace enlace;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    Answer allowed =
        send(requests().filter(it -> it.is("replaceSuccessUrls")).findAny().orElseThrow());
    assertThat(allowed.status()).as(allowed.text()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  /** An operation with what the contract gives as examples of its parts. */
  record Request(String method, String path, JsonNode operation) {
    boolean is(String id) {
      return operation.path("operationId").asString().equals(id);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Request> requests() {
    return CONTRACT.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method ->
                    new Request(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue())));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void an_example_is_never_refused_for_its_form(Request request) {
    Answer answer = send(request);

    assertThat(request.operation().path("responses").has(String.valueOf(answer.status())))
        .as("%s is promised: %s", answer.status(), answer.text())
        .isTrue();
    if (answer.status() >= 400 && !onlyForItsAddress(answer)) {
      assertThat(answer.code())
          .as(answer.text())
          .isNotIn("VALIDATION_FAILED", "CONNECTION.INVALID_CONFIGURATION", "UNAUTHENTICATED");
    }
  }

  /**
   * Names that end in .example lead nowhere (RFC 2606), and webhooks are told only to who is there.
   */
  private static boolean onlyForItsAddress(Answer answer) {
    JsonNode violations = answer.json().at("/metadata/violations");
    return violations.size() == 1 && violations.at("/0/rule").asString().equals("address");
  }

  private static String query(String name, JsonNode example) {
    return (example.isArray() ? example.valueStream() : Stream.of(example))
        .map(value -> name + "=" + URLEncoder.encode(value.asString(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Answer send(Request request) {
    Api caller = caller(request.operation());
    String path = request.path();
    JsonNode all = CONTRACT.path("paths").path(path).path("parameters");
    for (JsonNode each : List.of(all, request.operation().path("parameters"))) {
      for (JsonNode reference : each) {
        JsonNode parameter = resolved(reference);
        String name = parameter.path("name").asString();
        if (parameter.path("in").asString().equals("path")) {
          path = path.replace("{" + name + "}", example(parameter).asString());
        } else if (parameter.path("in").asString().equals("query")
            && parameter.path("required").asBoolean()) {
          path += (path.contains("?") ? "&" : "?") + query(name, example(parameter));
        } else if (name.equals("If-Match")) {
          caller = caller.with(name, example(parameter).asString());
        }
      }
    }
    JsonNode body = request.operation().at("/requestBody/content/application~1json");
    return caller.send(request.method(), path, body.isMissingNode() ? null : sent(body));
  }

  /** What is shown, with a key that is one in place of the key that nobody has. */
  private static String sent(JsonNode body) {
    return example(body).toString().replace("what-the-person-pasted", RunningEnlace.ADMIN_KEY);
  }

  /** Whom the contract lets ask: a key where it may, else a session, else anybody's browser. */
  private static Api caller(JsonNode operation) {
    Api admin = enlace.admin();
    if (isFor(operation, "apiKey")) {
      return admin;
    } else if (isFor(operation, "panelSession")) {
      return admin.inPanel();
    } else if (isFor(operation, "connectSession")) {
      return admin.byLink(SUCCESS);
    }
    return Api.anonymous(enlace.url()).with("Origin", enlace.url().toString());
  }

  private static JsonNode example(JsonNode holder) {
    return holder.has("example")
        ? holder.path("example")
        : resolved(holder.path("examples").iterator().next()).path("value");
  }

  private static boolean isFor(JsonNode operation, String scheme) {
    JsonNode allowed = operation.has("security") ? operation : CONTRACT;
    return allowed.path("security").valueStream().anyMatch(each -> each.has(scheme));
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? CONTRACT.at(node.path("$ref").asString().substring(1)) : node;
  }

  private static JsonNode contract() {
    try {
      String text = Files.readString(ProjectFolder.ROOT.resolve("openapi.yaml"));
      Map<String, Object> document = new Yaml().load(text);
      return new JsonMapper().valueToTree(document);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
