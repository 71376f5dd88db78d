package dev.enlace.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** What the whole application serves is what {@code openapi.yaml} says, no more and no less. */
class ContractTest {
  private static final Path CONTRACT = ProjectFolder.ROOT.resolve("openapi.yaml");
  private static final Path SCHEMAS =
      ProjectFolder.ROOT.resolve("adapters/out/catalog/src/main/resources/schemas");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private static RunningEnlace enlace;
  private static Api nobody;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    nobody = Api.anonymous(enlace.url());
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void every_route_that_is_served_stands_in_the_contract_and_the_other_way_round()
      throws IOException {
    Set<String> served = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping :
        enlace.beans(RequestMappingInfoHandlerMapping.class).values()) {
      mapping.getHandlerMethods().keySet().forEach(route -> served.addAll(routes(route)));
    }

    assertThat(served).hasSizeGreaterThan(20).isEqualTo(promised());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/index.html", "/webjars/any/file.js", "/favicon.ico"})
  void no_other_part_of_the_framework_serves_anything(String path) {
    assertThat(enlace.beans(HandlerMapping.class))
        .allSatisfy((name, mapping) -> {
          MockServerWebExchange exchange =
              MockServerWebExchange.from(MockServerHttpRequest.get(path));
          assertThat(mapping.getHandler(exchange).blockOptional()).as(name).isEmpty();
        });
  }

  @Test
  void the_contract_is_handed_out_byte_by_byte() throws IOException {
    Answer answer = nobody.get("/openapi.yaml");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/yaml");
    assertThat(answer.text()).isEqualTo(Files.readString(CONTRACT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"provider.json", "catalog-entry.json"})
  void the_schemas_of_catalogue_files_are_handed_out(String name) throws IOException {
    Answer answer = nobody.get("/schemas/" + name);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/schema+json");
    assertThat(answer.text()).isEqualTo(Files.readString(SCHEMAS.resolve(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/index.html", "/actuator", "/env", "/webjars/x.js", "/error"})
  void paths_that_a_framework_might_serve_by_itself_are_nothing_here(String path) {
    Answer answer = nobody.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
  }

  private static List<String> routes(RequestMappingInfo route) {
    return route.getMethodsCondition().getMethods().stream()
        .flatMap(method ->
            route.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> paths(path.getPatternString()))
                .map(path -> method + " " + path))
        .toList();
  }

  /** Spring Boot has one pattern for all groups of health indicators. */
  private static Stream<String> paths(String pattern) {
    return pattern.equals("/health/{*path}")
        ? enlace.beans(HealthEndpointGroups.class).values().stream()
            .flatMap(groups -> groups.getNames().stream())
            .map(group -> "/health/" + group)
        : Stream.of(pattern.replace("{*", "{"));
  }

  private static Set<String> promised() throws IOException {
    Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
        new Yaml().load(Files.readString(CONTRACT));
    Set<String> promised = new TreeSet<>();
    contract
        .getOrDefault("paths", Map.of())
        .forEach((path, methods) ->
            methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> promised.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return promised;
  }
}
