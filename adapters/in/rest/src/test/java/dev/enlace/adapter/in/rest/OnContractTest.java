package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.StateProblem;
import org.junit.jupiter.api.Test;

class OnContractTest extends RestTest {
  @Test
  void notices_a_problem_that_its_operation_does_not_promise() {
    ports.readConnection.fails(new Failure.InvalidState(StateProblem.SPENT));

    assertThatThrownBy(() ->
            get("/connections/" + Samples.ID, Keys.READER).exchange().expectBody().returnResult())
        .hasMessageContaining("CONNECTION.INVALID_STATE");
  }
}
