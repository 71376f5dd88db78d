package dev.enlace.adapter.out.postgres.audit;

import static dev.enlace.application.contract.Answers.answer;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.memory.crypto.MemoryAuditKeys;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.audit.SealAudit;
import dev.enlace.application.port.in.audit.VerifyAudit;
import dev.enlace.application.port.in.audit.VerifyAudit.Exported;
import dev.enlace.application.port.in.audit.VerifyAudit.Proof;
import dev.enlace.application.port.out.crypto.AuditKeys;
import dev.enlace.application.usecase.audit.ChainReader;
import dev.enlace.application.usecase.audit.SealAuditHandler;
import dev.enlace.application.usecase.audit.VerifyAuditHandler;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail of a workspace of a test's own. */
final class Trail {
  /** Every kind of value that a line can have. */
  private static final String NOTE =
      """
      INSERT INTO connections.audit_inbox
        (workspace_id, id, action, actor_kind, actor_id, target_id, origin, request_id, detail)
      SELECT :workspace, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        'sample.' || n % 3, 'person', gen_random_uuid(), gen_random_uuid(),
        '192.0.2.7', 'request-' || n, jsonb_build_object('n', n, 'name', 'Ñandú "x"')
      FROM generate_series(:first, :last) n
      """;

  private final FreshDatabase database;
  private final Workspace workspace = Samples.workspace();
  private int noted;

  Trail(FreshDatabase database) {
    this.database = database;
    run("INSERT INTO connections.workspaces (workspace_id, name) VALUES (:workspace, 'Sample')");
  }

  String id() {
    return workspace.id().toString();
  }

  Workspace workspace() {
    return workspace;
  }

  /** Notes that many lines more. */
  void note(int lines) {
    run(
        NOTE.replace(":first", String.valueOf(noted + 1))
            .replace(":last", String.valueOf(noted + lines)));
    noted += lines;
  }

  /** Notes and seals that many lines. */
  void add(int lines) {
    note(lines);
    answer(sealer(database.database(), new MemoryAuditKeys(1)).seal());
  }

  static SealAudit sealer(Database database, AuditKeys keys) {
    return new SealAuditHandler(new PostgresAuditChain(database), keys);
  }

  Proof verify() {
    return verify(null);
  }

  Proof verify(@Nullable ChainHead kept) {
    PostgresAuditChain chain = new PostgresAuditChain(database.database());
    VerifyAudit verify =
        new VerifyAuditHandler(chain, new ChainReader(chain, new MemoryAuditKeys(1)));
    return answer(
        verify.verify(
            Principals.admin(workspace.id()), kept == null ? null : new Exported(kept, null)));
  }

  /** The head's row. */
  ChainHead head() {
    return answer(new PostgresAuditChain(database.database()).head(workspace.id()));
  }

  /** What the event of that number says of itself. */
  ChainHead place(long seq) {
    return new ChainHead(seq, new ChainHash(column("encode(hash, 'hex')", seq)));
  }

  String column(String column, long seq) {
    return rows("SELECT %s FROM connections.audit_events WHERE workspace_id = '%s' AND seq = %d"
            .formatted(column, id(), seq))
        .getFirst();
  }

  /** Changes events behind everybody's back. */
  void tamper(String set, long seq) {
    run(
        "UPDATE connections.audit_events SET %s WHERE workspace_id = '%s' AND seq = %d"
            .formatted(set, id(), seq));
  }

  void run(String sql) {
    database.run(sql.replace(":workspace", "'" + id() + "'"));
  }

  List<String> rows(String sql) {
    return database.rows(sql.replace(":workspace", "'" + id() + "'"));
  }
}
