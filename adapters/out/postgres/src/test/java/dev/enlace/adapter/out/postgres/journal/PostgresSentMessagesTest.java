package dev.enlace.adapter.out.postgres.journal;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.adapter.out.postgres.idempotency.PostgresIdempotencyKeys;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.audit.SentMessages;
import dev.enlace.application.port.out.audit.SentMessages.Line;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Claim;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Conclusion;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Standing;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class PostgresSentMessagesTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Workspace workspace = Samples.workspace();
  private final User ana = Samples.user(workspace.id());
  private final Connection connection = SampleConnections.grant(workspace.id(), ana);
  private final Database database = DATABASE.database();
  private final IdempotencyKeys keys = new PostgresIdempotencyKeys(database);
  private final SentMessages messages = new PostgresSentMessages(database, DATABASE.audit());

  @BeforeEach
  void makes_a_workspace() {
    answer(
        DATABASE
            .stores()
            .workspaces()
            .add(workspace, Samples.key(workspace.id()), Samples.hash(), Samples.actor(ana)));
  }

  @Test
  void notes_what_left_by_its_numbers() {
    found(messages.note(line()));

    assertThat(noted()).containsExactly("smtp|2|sent");
  }

  @Test
  void keeps_the_line_of_a_message_whose_answer_cannot_be_kept() {
    Claim lost = claim();

    assertThat(found(keys.conclude(lost, messages.note(line()).then(done())))).isEmpty();

    assertThat(noted()).containsExactly("smtp|2|sent");
  }

  @Test
  void keeps_the_line_of_a_message_whose_answer_cannot_be_written() {
    Claim mine = claim();
    assertThat(answer(keys.take(mine, LEASE, LEASE))).isEqualTo(new Standing.Mine());
    Mono<Conclusion<String>> bug = Mono.error(() -> new IllegalStateException("a bug of ours"));

    assertThatIllegalStateException()
        .isThrownBy(() -> found(keys.conclude(mine, messages.note(line()).then(bug))));

    assertThat(noted()).containsExactly("smtp|2|sent");
  }

  private static Mono<Conclusion<String>> done() {
    return Mono.just(new Conclusion<>("done", 200, Samples.sealed(1, IdempotencyKeys.ANSWER)));
  }

  private Claim claim() {
    return new Claim(workspace.id(), Samples.hash().bytes(), Samples.hash().bytes(), Samples.id());
  }

  private Line line() {
    return new Line(workspace.id(), Samples.actor(ana), connection.id(), "smtp", 2, "sent");
  }

  private List<String> noted() {
    return DATABASE.rows(
        "SELECT detail->>'channel', detail->>'recipients', detail->>'outcome'"
            + " FROM connections.audit_inbox WHERE action = 'message.sent' AND workspace_id = '"
            + workspace.id()
            + "'");
  }
}
