package dev.enlace.application.port.out.audit;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lines of the audit trail that no request waits for. */
public interface HandOutLines {
  /** Writes all of them or none, in one statement; a line that is there already stays. */
  Mono<Void> write(List<Line> lines);

  /**
   * One line.
   *
   * @param actor null: the installation itself
   * @param connection null: none
   * @param detail what else is worth knowing, which tells repetitions apart; never a secret
   * @param count how many hand-outs this line stands for; 0: one, which has it to itself
   * @param age how long ago it happened, since the database's clock says when that was
   */
  record Line(
      UUID id,
      WorkspaceId workspace,
      String action,
      @Nullable Actor actor,
      @Nullable ConnectionId connection,
      Map<String, String> detail,
      long count,
      Duration age) {
    public Line {
      detail = Map.copyOf(detail);
    }

    /** One that says nothing else. */
    public Line(
        UUID id,
        WorkspaceId workspace,
        String action,
        @Nullable Actor actor,
        @Nullable ConnectionId connection,
        long count,
        Duration age) {
      this(id, workspace, action, actor, connection, Map.of(), count, age);
    }
  }
}
