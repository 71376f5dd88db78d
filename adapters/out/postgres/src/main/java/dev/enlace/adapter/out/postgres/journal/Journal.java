package dev.enlace.adapter.out.postgres.journal;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.connection.Connection;
import java.util.Map;
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
    return outbox.put(connection, seq, change).then(note(connection, change));
  }

  private Mono<Void> note(Connection connection, Change change) {
    return audit.note(
        connection.workspace(),
        change.what().code(),
        change.actor(),
        connection.id().value(),
        Map.of("slug", connection.slug().value(), "event", change.eventId().toString()));
  }
}
