package dev.enlace.application.usecase.upkeep;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Credentials of which it was said that they are tried again by themselves. */
class CredentialRetrialTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void are_tried_again_within_minutes_and_then_ever_more_rarely() {
    Connection smtp = failing(VerificationProblem.UNREACHABLE);
    int tried = tried();

    pass(Duration.ofMinutes(6));
    assertThat(tried()).as("within minutes").isEqualTo(tried + 1);

    for (int minute = 6; minute < 24 * 60; minute += 6) {
      pass(Duration.ofMinutes(6));
    }
    assertThat(tried() - tried).as("in a day").isBetween(6, 14);
    assertThat(state(smtp).reason()).isEqualTo("unreachable");
  }

  @Test
  void recover_by_themselves() {
    Connection smtp = failing(VerificationProblem.TIMED_OUT);
    enlace.ports.credentials.answer(values -> Mono.just(new Passed(true, Optional.empty())));

    pass(Duration.ofMinutes(6));

    assertThat(state(smtp)).isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void are_left_alone_where_somebody_has_to_correct_them() {
    failing(VerificationProblem.BAD_CREDENTIALS);
    int tried = tried();

    for (int hour = 0; hour < 24; hour++) {
      pass(Duration.ofHours(1));
    }

    assertThat(tried()).isEqualTo(tried);
  }

  private Connection failing(VerificationProblem problem) {
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));
    pass(Duration.ofMinutes(10));
    enlace.ports.credentials.answer(
        values -> Failed.with(new VerificationFailed(problem, "not so")));
    answer(enlace.connections.test.test(ALICE, smtp.id()));
    return smtp;
  }

  private void pass(Duration time) {
    enlace.ports.clock.advance(time);
    answer(enlace.connections.upkeep.run());
  }

  private int tried() {
    return Made.tried(enlace, "password").size();
  }

  private ConnectionState state(Connection connection) {
    return Made.read(enlace, ALICE, connection.id()).state();
  }
}
