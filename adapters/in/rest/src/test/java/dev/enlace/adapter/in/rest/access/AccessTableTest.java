package dev.enlace.adapter.in.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.in.rest.Contract;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class AccessTableTest {
  @Test
  void every_operation_has_a_line_and_every_line_an_operation() {
    assertThat(AccessTable.LINES.keySet())
        .containsExactlyInAnyOrderElementsOf(Contract.operations().keySet());
  }

  @Test
  void no_session_comes_to_an_operation_that_answers_a_token() {
    assertThat(
            Contract.operations().entrySet().stream()
                .filter(operation ->
                    operation.getValue().body().toString().contains("ConnectionTokenResponse"))
                .map(Map.Entry::getKey))
        .hasSize(2)
        .allSatisfy(operation ->
            assertThat(AccessTable.of(operation).orElseThrow().by()).containsExactly(Line.By.KEY));
  }

  @Test
  void public_here_is_public_in_the_contract() {
    assertThat(
            AccessTable.LINES.entrySet().stream()
                .filter(line -> line.getValue().isPublicFor(new HttpHeaders()))
                .map(line -> line.getKey()))
        .containsExactlyInAnyOrderElementsOf(
            Contract.operations().entrySet().stream()
                .filter(operation -> operation.getValue().open())
                .map(operation -> operation.getKey())
                .collect(Collectors.toSet()));
  }
}
