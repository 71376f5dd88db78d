package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.in.rest.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

class ContractTest extends RestTest {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void serves_every_operation_of_the_contract_and_no_other() {
    Map<String, String> served = new TreeMap<>();
    routes
        .getHandlerMethods()
        .forEach((info, method) ->
            info.getMethodsCondition()
                .getMethods()
                .forEach(verb ->
                    info.getPatternsCondition()
                        .getPatterns()
                        .forEach(path ->
                            served.put(
                                verb + " " + path.getPatternString().replace("{*", "{"),
                                method.getMethod().getName()))));

    Map<String, String> promised =
        Contract.operations().entrySet().stream()
            .filter(operation -> !operation.getValue().isHealth())
            .collect(
                Collectors.toMap(
                    operation -> operation.getValue().method() + " " + operation.getValue().path(),
                    Map.Entry::getKey));
    assertThat(served).containsExactlyInAnyOrderEntriesOf(promised);
  }

  @Test
  void hands_out_the_contract_as_it_is() {
    http()
        .get()
        .uri("/openapi.yaml")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentTypeCompatibleWith("application/yaml")
        .expectBody(String.class)
        .isEqualTo(Contract.text());
  }

  @Test
  void hands_out_the_schemas_of_catalogue_files_and_nothing_else() {
    http()
        .get()
        .uri("/schemas/provider.json")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType("application/schema+json");
    problem(http().get().uri("/schemas/other.json").exchange(), 404, "NOT_FOUND");
    problem(http().get().uri("/schemas/..%2Fopenapi.yaml").exchange(), 400, "VALIDATION_FAILED");
  }

  @Test
  void lets_spring_boot_serve_health_and_nothing_else() {
    for (Contract.Operation operation : Contract.operations().values()) {
      if (operation.isHealth()) {
        http()
            .get()
            .uri(operation.path())
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueEquals("Cache-Control", "no-store")
            .expectBody()
            .jsonPath("$.status")
            .isEqualTo("UP");
      }
    }
    for (String other : List.of("/health/ping", "/health/liveness/x", "/env", "/info", "/")) {
      problem(http().get().uri(other).exchange(), 404, "NOT_FOUND");
    }
  }

  @Test
  void knows_every_code_in_both_languages() {
    assertThat(Contract.codes())
        .allSatisfy(code ->
            assertThat(Texts.all("detail." + code))
                .satisfies(text -> assertThat(text.en()).isNotEqualTo(text.es())));
  }
}
