package dev.enlace.adapter.out.postgres.journal;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is to be told to others. The event has the number that the change gave the connection, under
 * the row's lock, so that numbers have no gap and are in the order of commit.
 */
final class Outbox {
  private static final String EVENT =
      """
      INSERT INTO connections.outbox (workspace_id, connection_id, seq, id, type, payload)
      VALUES (:workspace, :connection, :seq, :id, :type, :payload)
      """;

  private static final String STREAMS =
      """
      INSERT INTO connections.outbox_streams
        (workspace_id, destination_id, connection_id, first_seq, last_seq, due_at)
      SELECT d.workspace_id, d.id, :connection, :seq, :seq, now()
      FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.enabled
        AND (d.events IS NULL OR :type = ANY (d.events))
      ON CONFLICT (workspace_id, destination_id, connection_id)
        DO UPDATE SET last_seq = excluded.last_seq
      """;

  private final Database database;
  private final CommittedEvents committed = new CommittedEvents();

  Outbox(Database database) {
    this.database = database;
  }

  Mono<Void> put(Connection connection, long seq, Change change) {
    return event(connection, seq, change)
        .then(streams(connection, seq, change))
        .then(committed.sayWhenCommitted(connection.workspace()));
  }

  Flux<WorkspaceId> committed() {
    return committed.workspaces();
  }

  private Mono<Void> event(Connection connection, long seq, Change change) {
    return database
        .sql(EVENT)
        .bind("workspace", connection.workspace().value())
        .bind("connection", connection.id().value())
        .bind("seq", seq)
        .bind("id", change.eventId())
        .bind("type", change.what().code())
        .bind("payload", JsonText.of(payload(connection)))
        .then();
  }

  private Mono<Void> streams(Connection connection, long seq, Change change) {
    return database
        .sql(STREAMS)
        .bind("workspace", connection.workspace().value())
        .bind("connection", connection.id().value())
        .bind("seq", seq)
        .bind("type", change.what().code())
        .then();
  }

  private static Map<String, Object> payload(Connection connection) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("id", connection.id().toString());
    payload.put("availableConnectionId", connection.entry().toString());
    payload.put("slug", connection.slug().value());
    payload.put("authType", connection.material().authType().code());
    payload.put("label", connection.label().value());
    payload.put("visibility", connection.visibility().code());
    payload.put("owner", owner(connection));
    payload.put("state", connection.state().code());
    String reason = connection.state().reason();
    if (reason != null) {
      payload.put("reason", reason);
    }
    payload.put("version", connection.version().value());
    payload.put("createdAt", connection.createdAt().toString());
    payload.put("updatedAt", connection.updatedAt().toString());
    return payload;
  }

  private static Map<String, String> owner(Connection connection) {
    return Map.of(
        "id", connection.owner().id().toString(),
        "issuer", connection.owner().issuer(),
        "subject", connection.owner().subject());
  }
}
