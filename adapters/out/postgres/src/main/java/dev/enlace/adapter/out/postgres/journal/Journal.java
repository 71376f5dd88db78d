package dev.enlace.adapter.out.postgres.journal;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells of a connection's change: to whoever listens, and to the audit trail. */
public final class Journal {
  private final Outbox outbox;
  private final AuditTrail audit;

  /** Over that audit trail, in the same database. */
  public Journal(Database database, AuditTrail audit) {
    this.outbox = new Outbox(database);
    this.audit = audit;
  }

  /**
   * Writes event and audit line as part of the caller's transaction, after the statement that moved
   * the connection's number.
   *
   * @param seq the connection's number after the change
   */
  public Mono<Void> tell(Connection connection, long seq, Change change) {
    return tell(connection, seq, change, Map.of());
  }

  /**
   * The same with more for the audit trail.
   *
   * @param more what else is worth knowing there, never a secret
   */
  public Mono<Void> tell(Connection connection, long seq, Change change, Map<String, ?> more) {
    return outbox.put(connection, seq, change).then(note(connection, change, more));
  }

  /** Workspaces in which events were committed just now; a hint, of which some may be lost. */
  public Flux<WorkspaceId> committed() {
    return outbox.committed();
  }

  private Mono<Void> note(Connection connection, Change change, Map<String, ?> more) {
    Map<String, Object> detail = new LinkedHashMap<>(change.detail());
    detail.putAll(more);
    detail.put("slug", connection.slug().value());
    detail.put("event", change.eventId().toString());
    return audit.note(
        connection.workspace(),
        change.what().code(),
        change.actor(),
        connection.id().value(),
        detail);
  }
}
