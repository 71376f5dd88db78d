package dev.enlace.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiLintTest {
  private static final String BROKEN =
      "bootstrap/src/test/resources/dev/enlace/bootstrap/files/broken-openapi.yaml";

  @Test
  void the_contract_has_nothing_to_find_fault_with() throws Exception {
    ForeignTool.Result result = lint("openapi.yaml");

    assertThat(result.code()).as(result.output()).isZero();
  }

  @Test
  void the_linter_finds_each_fault_in_a_contract_that_is_broken_on_purpose() throws Exception {
    ForeignTool.Result result = lint(BROKEN);

    assertThat(result.code()).isNotZero();
    assertThat(result.output())
        .contains("path-kebab-case")
        .contains("operation-summary")
        .contains("operation-id-camel-case")
        .contains("errors-are-problems")
        .contains("property-camel-case");
  }

  private static ForeignTool.Result lint(String document) throws Exception {
    return ForeignTool.ofNpm("spectral")
        .run(List.of(), "lint", "--fail-severity=hint", "--ruleset=.spectral.yaml", document);
  }
}
