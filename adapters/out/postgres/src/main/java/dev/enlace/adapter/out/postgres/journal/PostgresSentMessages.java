package dev.enlace.adapter.out.postgres.journal;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.audit.SentMessages;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Messages as lines of the audit trail in PostgreSQL. */
public final class PostgresSentMessages implements SentMessages {
  private static final String SENT = "message.sent";

  private final Database database;
  private final AuditTrail audit;

  /** In that database. */
  public PostgresSentMessages(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  /** What has left stays noted, also where the request that sent it comes to nothing. */
  @Override
  public Mono<Void> note(Line line) {
    Map<String, ?> detail =
        Map.of(
            "channel", line.channel(),
            "recipients", line.recipients(),
            "outcome", line.outcome());
    return database.writeApart(
        audit.note(line.workspace(), SENT, line.actor(), line.connection().value(), detail));
  }
}
