package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ConnectionUsesTest {
  private static final WorkspaceId ONE = new WorkspaceId(new UUID(7, 1));
  private static final WorkspaceId OTHER = new WorkspaceId(new UUID(7, 2));

  private final Written written = new Written();
  private final ConnectionUses uses = new ConnectionUses(written);

  @Test
  void writes_many_in_parts_each_once() {
    use(ONE, ConnectionUses.PART * 2 + 1);

    assertThat(answer(uses.flush())).isEqualTo(ConnectionUses.PART * 2 + 1);
    assertThat(written.parts).containsExactly(ConnectionUses.PART, ConnectionUses.PART, 1);
    assertThat(answer(uses.flush())).isZero();
  }

  @Test
  void keeps_what_cannot_be_written_for_the_next_time_and_nothing_else_back() {
    use(ONE, 2);
    use(OTHER, 3);
    written.away = ONE;
    written.trouble = new IllegalStateException("sample");
    assertThat(answer(uses.flush())).isEqualTo(3);
    use(ONE, 1);

    written.trouble = null;
    assertThat(answer(uses.flush())).isEqualTo(2);
    assertThat(written.times)
        .containsEntry(new ConnectionId(new UUID(1, 0)), 2L + 1)
        .containsEntry(new ConnectionId(new UUID(1, 1)), 1L + 1)
        .containsEntry(new ConnectionId(new UUID(1, 2)), 1L);
  }

  @Test
  void asks_a_store_that_is_away_only_once_and_loses_nothing() {
    use(ONE, ConnectionUses.PART * 2);
    use(OTHER, ConnectionUses.PART * 2);
    written.trouble = new Failed(new StoreUnavailable());
    assertThat(answer(uses.flush())).isZero();
    assertThat(written.asked).isEqualTo(1);

    written.trouble = null;
    assertThat(answer(uses.flush())).isEqualTo(ConnectionUses.PART * 4);
    assertThat(written.times.values()).containsOnly(2L);
  }

  private void use(WorkspaceId workspace, int connections) {
    for (int i = 0; i < connections; i++) {
      uses.note(workspace, new ConnectionId(new UUID(1, i)));
    }
  }

  /** Remembers what was written. */
  private static final class Written implements ConnectionUpkeep {
    private final List<Integer> parts = new ArrayList<>();
    private final Map<ConnectionId, Long> times = new HashMap<>();
    private int asked;
    private @Nullable RuntimeException trouble;
    private @Nullable WorkspaceId away;

    @Override
    public Mono<Integer> used(WorkspaceId workspace, Map<ConnectionId, Long> uses, Duration ahead) {
      asked++;
      RuntimeException failure = trouble;
      if (failure != null && (away == null || workspace.equals(away))) {
        return Mono.error(failure);
      }
      parts.add(uses.size());
      uses.forEach((id, more) -> times.merge(id, more, Long::sum));
      return Mono.just(uses.size());
    }

    @Override
    public Flux<WorkspaceId> due(int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Flux<Due> take(WorkspaceId workspace, int limit, Duration hold) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Boolean> lookAgain(Connection connection, Duration after) {
      throw new UnsupportedOperationException();
    }
  }
}
