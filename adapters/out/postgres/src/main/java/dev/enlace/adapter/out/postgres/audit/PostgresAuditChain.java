package dev.enlace.adapter.out.postgres.audit;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.audit.AuditChain;
import dev.enlace.application.port.out.audit.AuditFilter;
import dev.enlace.domain.audit.AuditKey;
import dev.enlace.domain.audit.AuditPosition;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Audit chains in PostgreSQL. */
public final class PostgresAuditChain implements AuditChain {
  // The inbox is emptied each second. Of one that has grown a part is looked at, then the
  // workspaces
  // behind it, so that no workspace hides the others, however many lines it has.
  private static final String WAITING =
      """
      SELECT i.workspace_id, count(*) AS lines
      FROM (SELECT workspace_id FROM connections.audit_inbox
            WHERE workspace_id > :after ORDER BY workspace_id LIMIT :rows) i
      GROUP BY i.workspace_id ORDER BY i.workspace_id
      """;

  private static final String HEAD =
      """
      SELECT h.seq, h.hash FROM connections.audit_heads h WHERE h.workspace_id = :workspace
      """;

  private static final String FROM_OLDEST =
      """
      SELECT %s FROM connections.audit_events e
      WHERE e.workspace_id = :workspace
      ORDER BY e.sealed_at, e.seq LIMIT :rows
      """
          .formatted(EventRow.SEALED);

  // The first comparison finds the month, the second the place in it.
  private static final String FROM_POSITION =
      """
      SELECT %s FROM connections.audit_events e
      WHERE e.workspace_id = :workspace
        AND e.sealed_at >= :sealed_at AND (e.sealed_at, e.seq) > (:sealed_at, :seq)
      ORDER BY e.sealed_at, e.seq LIMIT :rows
      """
          .formatted(EventRow.SEALED);

  private static final String CHECKPOINT =
      """
      SELECT c.workspace_id, c.seq, c.hash, c.at, c.key_id, c.signature
      FROM connections.audit_checkpoints c
      WHERE c.workspace_id = :workspace AND c.seq < :seq
      ORDER BY c.seq DESC LIMIT 1
      """;

  private static final int LINES = 20_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final Sealing sealing;

  /** In that database. */
  public PostgresAuditChain(Database database) {
    this.database = database.forNotes();
    this.sealing = new Sealing(database);
  }

  @Override
  public Flux<WorkspaceId> waiting() {
    return waiting(BEFORE_ALL)
        .expand(some ->
            some.stream().mapToLong(Waiting::lines).sum() < LINES
                ? Mono.empty()
                : waiting(some.getLast().workspace().value()))
        .concatMapIterable(some -> some)
        .map(Waiting::workspace);
  }

  private Mono<List<Waiting>> waiting(UUID after) {
    return database
        .readAll(
            database
                .sql(WAITING)
                .bind("after", after)
                .bind("rows", LINES)
                .map(PostgresAuditChain::counted)
                .all())
        .collectList();
  }

  private static Waiting counted(Readable row) {
    Columns columns = new Columns(row);
    return new Waiting(new WorkspaceId(columns.id("workspace_id")), columns.count("lines"));
  }

  @Override
  public Mono<Integer> seal(WorkspaceId workspace, AuditKey key, int limit) {
    return database.forManyRows().write(sealing.seal(workspace, key, limit));
  }

  @Override
  public Mono<ChainHead> head(WorkspaceId workspace) {
    return database
        .read(
            database
                .sql(HEAD)
                .bind("workspace", workspace.value())
                .map(PostgresAuditChain::place)
                .one())
        .defaultIfEmpty(ChainHead.START);
  }

  @Override
  public Flux<SealedEvent> after(WorkspaceId workspace, @Nullable AuditPosition after, int limit) {
    GenericExecuteSpec statement =
        after == null
            ? database.sql(FROM_OLDEST)
            : database
                .sql(FROM_POSITION)
                .bind("sealed_at", after.sealedAt())
                .bind("seq", after.seq());
    return database.readAll(
        statement
            .bind("workspace", workspace.value())
            .bind("rows", limit)
            .map(EventRow::sealed)
            .all());
  }

  @Override
  public Flux<SealedEvent> page(WorkspaceId workspace, AuditFilter filter) {
    EventsQuery query = EventsQuery.of(filter);
    return database.readAll(
        database
            .sql(query.text())
            .bindValues(query.values())
            .bind("workspace", workspace.value())
            .map(EventRow::sealed)
            .all());
  }

  @Override
  public Mono<SignedPlace> checkpointBefore(WorkspaceId workspace, long seq) {
    return database.read(
        database
            .sql(CHECKPOINT)
            .bind("workspace", workspace.value())
            .bind("seq", seq)
            .map(PostgresAuditChain::checkpoint)
            .one());
  }

  private static ChainHead place(Readable row) {
    Columns columns = new Columns(row);
    return new ChainHead(columns.count("seq"), ChainHash.of(columns.bytes("hash")));
  }

  private static SignedPlace checkpoint(Readable row) {
    Columns columns = new Columns(row);
    return new SignedPlace(
        SignedPlace.Use.CHECKPOINT,
        new WorkspaceId(columns.id("workspace_id")),
        place(row),
        columns.moment("at"),
        columns.number("key_id"),
        ChainHash.of(columns.bytes("signature")));
  }

  /** A workspace, and how many of its lines were looked at. */
  private record Waiting(WorkspaceId workspace, long lines) {}
}
