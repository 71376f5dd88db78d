package dev.enlace.adapter.out.postgres.audit;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.audit.AuditMonths;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A partition a month. Making and dropping one takes a lock on the whole table: nobody waits longer
 * for it than a moment, rather does the next turn try again.
 */
public final class PostgresAuditMonths implements AuditMonths {
  private static final String PATIENCE = "SET LOCAL lock_timeout = '2s'";

  // Of two replicas that make it at once the other waits here and then finds it made. The lock is
  // the one that making it takes, on the table before its parts, as whoever seals does.
  private static final String TURN = "LOCK TABLE connections.audit_events IN ACCESS EXCLUSIVE MODE";

  private static final String EXISTS =
      """
      SELECT count(*) AS found FROM pg_catalog.pg_tables t
      WHERE t.schemaname = 'connections' AND t.tablename = :name
      """;

  private static final String ENDINGS =
      """
      SELECT w.workspace_id, e.seq, e.hash
      FROM (SELECT workspace_id FROM connections.workspaces
            WHERE workspace_id > :after ORDER BY workspace_id LIMIT :rows) w
      LEFT JOIN LATERAL (
        SELECT a.seq, a.hash FROM connections.audit_events a
        WHERE a.workspace_id = w.workspace_id AND a.sealed_at < :before
        ORDER BY a.sealed_at DESC, a.seq DESC LIMIT 1) e ON true
      ORDER BY w.workspace_id
      """;

  private static final String KEEP =
      """
      INSERT INTO connections.audit_checkpoints (workspace_id, seq, hash, at, key_id, signature)
      VALUES (:workspace, :seq, :hash, :at, :key, :signature)
      ON CONFLICT (workspace_id, seq) DO NOTHING
      """;

  private static final String OLD =
      """
      SELECT t.tablename AS name FROM pg_catalog.pg_tables t
      WHERE t.schemaname = 'connections' AND t.tablename ~ '^audit_events_[0-9]{4}_[0-9]{2}$'
        AND t.tablename < :name
      ORDER BY t.tablename
      """;

  private static final String REMOVE_STRAYS =
      "DELETE FROM connections.audit_events_default WHERE sealed_at < :before";

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;

  /** In that database. */
  public PostgresAuditMonths(Database database) {
    this.database = database.forManyRows();
  }

  @Override
  public Mono<Void> prepare(YearMonth month) {
    return database
        .read(
            database
                .sql(EXISTS)
                .bind("name", name(month))
                .map(row -> new Columns(row).count("found"))
                .one())
        .filter(found -> found == 0)
        .flatMap(missing ->
            database.write(run(PATIENCE).then(run(TURN)).then(room(month)).thenReturn(month)))
        .then();
  }

  /** What came while there was none lies in the default partition, and would forbid another. */
  private Mono<Void> room(YearMonth month) {
    String strays =
        "FROM connections.audit_events_default d WHERE d.sealed_at >= '%s' AND d.sealed_at < '%s'"
            .formatted(start(month), start(month.plusMonths(1)));
    return run("CREATE TEMPORARY TABLE audit_strays ON COMMIT DROP AS SELECT * " + strays)
        .then(run("DELETE " + strays))
        .then(run(make(month)))
        .then(run(plan(month)))
        .then(run("INSERT INTO connections.audit_events SELECT * FROM audit_strays"))
        .then(run("DROP TABLE audit_strays"));
  }

  @Override
  public Flux<Ending> endings(YearMonth month, @Nullable WorkspaceId after, int limit) {
    return database.readAll(
        database
            .sql(ENDINGS)
            .bind("after", after == null ? BEFORE_ALL : after.value())
            .bind("before", start(month))
            .bind("rows", limit)
            .map(PostgresAuditMonths::ending)
            .all());
  }

  @Override
  public Mono<Void> keep(SignedPlace checkpoint) {
    return database
        .write(
            database
                .sql(KEEP)
                .bind("workspace", checkpoint.workspace().value())
                .bind("seq", checkpoint.place().seq())
                .bind("hash", bytes(checkpoint.place().hash()))
                .bind("at", checkpoint.at())
                .bind("key", checkpoint.keyId())
                .bind("signature", bytes(checkpoint.signature()))
                .fetch()
                .rowsUpdated())
        .then();
  }

  @Override
  public Mono<Integer> removeBefore(YearMonth month) {
    return database
        .readAll(
            database
                .sql(OLD)
                .bind("name", name(month))
                .map(row -> new Columns(row).text("name"))
                .all())
        .concatMap(this::drop)
        .count()
        .map(Math::toIntExact)
        .flatMap(months ->
            database.write(
                database
                    .sql(REMOVE_STRAYS)
                    .bind("before", start(month))
                    .fetch()
                    .rowsUpdated()
                    .thenReturn(months)));
  }

  private Mono<String> drop(String name) {
    return database.write(
        run(PATIENCE).then(run("DROP TABLE IF EXISTS connections." + name)).thenReturn(name));
  }

  private Mono<Void> run(String statement) {
    return database.sql(statement).then();
  }

  private static String make(YearMonth month) {
    return """
    CREATE TABLE IF NOT EXISTS connections.%s PARTITION OF connections.audit_events
    FOR VALUES FROM ('%s') TO ('%s')
    """
        .formatted(name(month), start(month), start(month.plusMonths(1)));
  }

  /** See V12: a kept plan is to be good for a great workspace. */
  private static String plan(YearMonth month) {
    return """
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        ALTER TABLE connections.%s ALTER COLUMN workspace_id SET (n_distinct = 10);
      END IF;
    END $$
    """
        .formatted(name(month));
  }

  private static Ending ending(Readable row) {
    Columns columns = new Columns(row);
    WorkspaceId workspace = new WorkspaceId(columns.id("workspace_id"));
    Long seq = columns.countOrNull("seq");
    return new Ending(
        workspace, seq == null ? null : new ChainHead(seq, ChainHash.of(columns.bytes("hash"))));
  }

  private static byte[] bytes(ChainHash hash) {
    return HexFormat.of().parseHex(hash.hex());
  }

  private static String name(YearMonth month) {
    return "audit_events_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
