package dev.enlace.adapter.out.postgres.audit;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.domain.audit.AuditEvent;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;

/**
 * Reads a line of the inbox or a sealed event. Addresses and details come as PostgreSQL writes
 * them: their text is what is signed.
 */
final class EventRow {
  /** Of an {@code e} that is a line of the inbox or a sealed event. */
  static final String LINE =
      """
      e.id, e.at, e.action, e.actor_kind, e.actor_id, e.target_id, e.origin::text AS origin, \
      e.request_id, e.detail::text AS detail\
      """;

  /** Of an {@code e} that is a sealed event. */
  static final String SEALED = LINE + ", e.workspace_id, e.seq, e.sealed_at, e.key_id, e.hash";

  private EventRow() {}

  static AuditEvent line(Readable row) {
    Columns columns = new Columns(row);
    return new AuditEvent(
        columns.id("id"),
        columns.moment("at"),
        columns.text("action"),
        columns.text("actor_kind"),
        columns.idOrNull("actor_id"),
        columns.idOrNull("target_id"),
        columns.textOrNull("origin"),
        columns.textOrNull("request_id"),
        columns.text("detail"));
  }

  static SealedEvent sealed(Readable row) {
    Columns columns = new Columns(row);
    return new SealedEvent(
        new WorkspaceId(columns.id("workspace_id")),
        columns.count("seq"),
        columns.moment("sealed_at"),
        line(row),
        columns.number("key_id"),
        ChainHash.of(columns.bytes("hash")));
  }
}
