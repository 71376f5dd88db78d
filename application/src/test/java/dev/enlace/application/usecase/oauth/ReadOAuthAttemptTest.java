package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadOAuthAttemptTest {
  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void allowTheSuccessUrl() {
    Walks.configure(enlace, null);
  }

  @Test
  void is_pending_until_the_person_is_back_and_failed_once_its_time_is_over() {
    AttemptId attempt = Walks.started(enlace, ALICE, SampleEntries.AIRTABLE).attempt();

    assertThat(status(attempt)).isEqualTo(new AttemptStatus.Pending());

    enlace.ports.clock.advance(OAuthRules.LIFETIME);
    assertThat(status(attempt)).isEqualTo(new AttemptStatus.Failed("CONNECTION.INVALID_STATE"));
  }

  @Test
  void remembers_what_came_of_it_after_its_time() {
    var started = Walks.started(enlace, ALICE, SampleEntries.AIRTABLE);
    Walks.connected(enlace, Walks.callback(started.state()));
    enlace.ports.clock.advance(OAuthRules.LIFETIME);

    assertThat(status(started.attempt())).isInstanceOf(AttemptStatus.Completed.class);
  }

  @Test
  void does_not_exist_for_anybody_else() {
    AttemptId attempt = Walks.started(enlace, ALICE, SampleEntries.AIRTABLE).attempt();
    NotFound unknown = new NotFound("attempt", attempt.toString());
    WorkspaceId elsewhere = new WorkspaceId(new UUID(9, 9));

    assertThat(failure(enlace.oauth.readAttempt.read(BOB, attempt))).isEqualTo(unknown);
    assertThat(failure(enlace.oauth.readAttempt.read(Principals.user(elsewhere, "alice"), attempt)))
        .isEqualTo(unknown);
    assertThat(
            failure(enlace.oauth.readAttempt.read(Principals.admin(WorkspaceId.DEFAULT), attempt)))
        .isEqualTo(unknown);
  }

  private AttemptStatus status(AttemptId attempt) {
    return answer(enlace.oauth.readAttempt.read(ALICE, attempt)).status();
  }
}
