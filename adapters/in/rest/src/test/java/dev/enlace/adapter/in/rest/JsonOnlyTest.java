package dev.enlace.adapter.in.rest;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Where an operator wants no TOON, there is none. */
@TestPropertySource(properties = "test.toon-enabled=false")
class JsonOnlyTest extends RestTest {
  private static final String ONE = "/connections/" + Samples.ID;

  @Test
  void toon_is_a_format_that_there_is_not() {
    ports.readConnection.answers(Samples.mail());

    problem(get(ONE + "?format=toon", Keys.READER).exchange(), 406, "NOT_ACCEPTABLE")
        .jsonPath("$.metadata.formats")
        .isEqualTo(List.of("json"));
    for (String accept : List.of("text/toon", "application/toon", "text/*")) {
      problem(get(ONE, Keys.READER).header("Accept", accept).exchange(), 406, "NOT_ACCEPTABLE");
    }
    for (String accept : List.of("text/toon, */*;q=0.1", "application/json", "*/*")) {
      get(ONE, Keys.READER)
          .header("Accept", accept)
          .exchange()
          .expectStatus()
          .isOk()
          .expectHeader()
          .contentType("application/json");
    }
  }
}
