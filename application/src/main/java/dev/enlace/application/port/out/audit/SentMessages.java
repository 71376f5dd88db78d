package dev.enlace.application.port.out.audit;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Lines of the audit trail about messages: how many were reached, never who. */
public interface SentMessages {
  /** Notes one, for good: also where whatever it is part of is undone. */
  Mono<Void> note(Line line);

  /**
   * One message.
   *
   * @param channel the way it went
   * @param recipients how many
   * @param outcome {@code sent} or {@code unknown}
   */
  record Line(
      WorkspaceId workspace,
      Actor actor,
      ConnectionId connection,
      String channel,
      int recipients,
      String outcome) {}
}
