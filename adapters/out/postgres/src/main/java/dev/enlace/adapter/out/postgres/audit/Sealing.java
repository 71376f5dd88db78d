package dev.enlace.adapter.out.postgres.audit;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.domain.audit.AuditEvent;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * One transaction of the sealer. Whoever has the head's row has the workspace; whoever comes
 * meanwhile skips it. Lines are copied within the database, only numbers and hashes go there.
 */
final class Sealing {
  private static final String LOCK =
      """
      SELECT h.seq, h.hash, greatest(h.sealed_at, now()) AS sealed_at
      FROM connections.audit_heads h WHERE h.workspace_id = :workspace
      FOR UPDATE SKIP LOCKED
      """;

  private static final String BEGIN =
      """
      INSERT INTO connections.audit_heads (workspace_id, seq) VALUES (:workspace, 0)
      ON CONFLICT (workspace_id) DO NOTHING
      """;

  private static final String OLDEST =
      """
      SELECT %s FROM connections.audit_inbox e
      WHERE e.workspace_id = :workspace ORDER BY e.id LIMIT :rows
      """
          .formatted(EventRow.LINE);

  // Looked up by the ids as well: of a set out of JSON a plan expects so many rows that it would
  // read
  // all that waits.
  private static final String KEEP =
      """
      INSERT INTO connections.audit_events
        (workspace_id, sealed_at, seq, id, at, action, actor_id, actor_kind, target_id, origin,
         request_id, detail, key_id, hash)
      SELECT i.workspace_id, :sealed_at, s.seq, i.id, i.at, i.action, i.actor_id, i.actor_kind,
        i.target_id, i.origin, i.request_id, i.detail, :key, decode(s.hash, 'hex')
      FROM jsonb_to_recordset(:sealed) AS s (id uuid, seq bigint, hash text)
      JOIN connections.audit_inbox i ON i.workspace_id = :workspace AND i.id = s.id
      WHERE i.id = ANY (:ids)
      """;

  private static final String TAKE =
      """
      DELETE FROM connections.audit_inbox i WHERE i.workspace_id = :workspace AND i.id = ANY (:ids)
      """;

  private static final String MOVE =
      """
      UPDATE connections.audit_heads h SET seq = :seq, hash = :hash, sealed_at = :sealed_at
      WHERE h.workspace_id = :workspace
      """;

  private final Database database;

  Sealing(Database database) {
    this.database = database;
  }

  Mono<Integer> seal(WorkspaceId workspace, AuditKey key, int limit) {
    return lock(workspace)
        .switchIfEmpty(Mono.defer(() -> begin(workspace)))
        .flatMap(head -> seal(workspace, head, key, limit))
        .defaultIfEmpty(0);
  }

  /** Empty if the row is another's at the moment, or there is none yet. */
  private Mono<Head> lock(WorkspaceId workspace) {
    return database.sql(LOCK).bind("workspace", workspace.value()).map(Head::read).one();
  }

  private Mono<Head> begin(WorkspaceId workspace) {
    return database
        .sql(BEGIN)
        .bind("workspace", workspace.value())
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .flatMap(rows -> lock(workspace));
  }

  private Mono<Integer> seal(WorkspaceId workspace, Head head, AuditKey key, int limit) {
    return database
        .sql(OLDEST)
        .bind("workspace", workspace.value())
        .bind("rows", limit)
        .map(EventRow::line)
        .all()
        .collectList()
        .filter(lines -> !lines.isEmpty())
        .map(lines -> chained(workspace, head, lines, key))
        .flatMap(events -> keep(workspace, events, key).thenReturn(events.size()));
  }

  private static List<SealedEvent> chained(
      WorkspaceId workspace, Head head, List<AuditEvent> lines, AuditKey key) {
    List<SealedEvent> events = new ArrayList<>(lines.size());
    ChainHead last = head.place();
    for (AuditEvent line : lines) {
      SealedEvent event = SealedEvent.seal(workspace, last, head.sealedAt(), line, key);
      events.add(event);
      last = event.place();
    }
    return events;
  }

  private Mono<Void> keep(WorkspaceId workspace, List<SealedEvent> events, AuditKey key) {
    SealedEvent last = events.getLast();
    var sealed = JsonText.of(events.stream().map(Sealing::numbers).toList());
    UUID[] ids = events.stream().map(event -> event.event().id()).toArray(UUID[]::new);
    Mono<Void> kept =
        database
            .sql(KEEP)
            .bind("workspace", workspace.value())
            .bind("sealed_at", last.sealedAt())
            .bind("key", key.id())
            .bind("sealed", sealed)
            .bind("ids", ids)
            .then();
    Mono<Void> taken =
        database.sql(TAKE).bind("workspace", workspace.value()).bind("ids", ids).then();
    Mono<Void> moved =
        database
            .sql(MOVE)
            .bind("workspace", workspace.value())
            .bind("seq", last.seq())
            .bind("hash", HexFormat.of().parseHex(last.hash().hex()))
            .bind("sealed_at", last.sealedAt())
            .then();
    return kept.then(taken).then(moved);
  }

  private static Map<String, Object> numbers(SealedEvent event) {
    return Map.of(
        "id", event.event().id().toString(), "seq", event.seq(), "hash", event.hash().hex());
  }

  private record Head(ChainHead place, Instant sealedAt) {
    static Head read(Readable row) {
      Columns columns = new Columns(row);
      return new Head(
          new ChainHead(columns.count("seq"), ChainHash.of(columns.bytes("hash"))),
          columns.moment("sealed_at"));
    }
  }
}
