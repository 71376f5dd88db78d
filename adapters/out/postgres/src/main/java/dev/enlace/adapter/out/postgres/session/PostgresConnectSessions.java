package dev.enlace.adapter.out.postgres.session;

import dev.enlace.adapter.out.postgres.access.ApiKeyRow;
import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Connect links and their sessions in PostgreSQL. */
public final class PostgresConnectSessions implements ConnectSessions {
  private static final String ALIVE = "s.ended_at IS NULL";
  private static final String ENDED_JUST_NOW =
      "s.ended_at > now() - interval '%d seconds'".formatted(TOLD_AGAIN.toSeconds());

  private static final String SESSION =
      """
      SELECT %s, h.issuer AS k_holder_issuer, h.subject AS k_holder_subject,
        p.role AS k_user_role,
        p.disabled_at IS NOT NULL OR h.disabled_at IS NOT NULL AS k_user_disabled,
        s.id, s.id_hash, s.request, s.expires_at,
        s.made || ARRAY(
          SELECT o.connection_id FROM connections.oauth_states o
          WHERE o.workspace_id = :workspace AND o.id = ANY (s.attempts)
            AND o.outcome = 'completed' AND o.connection_id IS NOT NULL) AS made,
        p.id AS user_id, p.issuer AS user_issuer, p.subject AS user_subject
      FROM connections.sessions s
      JOIN connections.api_keys k ON k.workspace_id = :workspace AND k.id = s.api_key_id
        AND k.revoked_at IS NULL AND k.expires_at > now()
      JOIN connections.workspaces w ON w.workspace_id = :workspace AND w.disabled_at IS NULL
      JOIN connections.users h ON h.workspace_id = :workspace AND h.id = k.user_id
      JOIN connections.users p ON p.workspace_id = :workspace AND p.id = s.user_id
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'connect'
        AND (%s) AND s.expires_at > now()
      """;

  private static final String FIND = SESSION.formatted(ApiKeyRow.CALLER, ALIVE);
  private static final String FIND_ENDING =
      SESSION.formatted(ApiKeyRow.CALLER, ALIVE + " OR " + ENDED_JUST_NOW);

  private static final String MADE =
      """
      UPDATE connections.sessions s SET made = array_append(s.made, :connection::uuid)
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'connect'
        AND s.ended_at IS NULL AND s.expires_at > now()
      RETURNING s.id
      """;

  private static final String BEGAN =
      """
      UPDATE connections.sessions s SET attempts = array_append(s.attempts, :attempt::uuid)
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'connect'
        AND s.ended_at IS NULL AND s.expires_at > now()
      RETURNING s.id
      """;

  private static final String END =
      """
      UPDATE connections.sessions s
      SET ended_at = coalesce(s.ended_at, now()),
        request = s.request || jsonb_build_object('ended', :with::text)
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'connect'
        AND (%s OR %s AND s.request ->> 'ended' = :with) AND s.expires_at > now()
      RETURNING s.id
      """
          .formatted(ALIVE, ENDED_JUST_NOW);

  private static final String NOTHING = "nothing";

  private static final String CONFIRM_BY =
      """
      UPDATE connections.oauth_states o SET confirmation_hash = :confirmation
      WHERE o.workspace_id = :workspace AND o.connection_id = :connection
        AND o.confirmation_hash IS NOT NULL AND o.confirmed_at IS NULL
      """;

  private final Database database;
  private final ConnectLinkRows links;

  /** In that database. */
  public PostgresConnectSessions(Database database, AuditTrail audit) {
    this.database = database;
    this.links = new ConnectLinkRows(database, audit);
  }

  @Override
  public Mono<Instant> add(NewLink link) {
    return database.write(links.add(link));
  }

  @Override
  public Mono<Link> link(WorkspaceId workspace, SecretHash hash) {
    return database.read(links.find(workspace, hash));
  }

  @Override
  public Mono<Instant> spend(
      WorkspaceId workspace,
      SecretHash link,
      SecretHash session,
      Duration lifetime,
      Origin origin) {
    return database.write(links.spend(workspace, link, session, lifetime, origin));
  }

  @Override
  public Mono<Held> find(WorkspaceId workspace, SecretHash hash) {
    return find(FIND, workspace, hash);
  }

  @Override
  public Mono<Held> findEnding(WorkspaceId workspace, SecretHash hash) {
    return find(FIND_ENDING, workspace, hash);
  }

  private Mono<Held> find(String statement, WorkspaceId workspace, SecretHash hash) {
    return database.read(at(statement, workspace, hash).map(row -> held(row, workspace)).one());
  }

  @Override
  public Mono<ConnectionId> made(WorkspaceId workspace, SecretHash hash, ConnectionId connection) {
    return database
        .write(id(at(MADE, workspace, hash).bind("connection", connection.value())))
        .map(_ -> connection);
  }

  @Override
  public Mono<AttemptId> began(WorkspaceId workspace, SecretHash hash, AttemptId attempt) {
    return database
        .write(id(at(BEGAN, workspace, hash).bind("attempt", attempt.value())))
        .map(_ -> attempt);
  }

  @Override
  public Mono<SessionId> cancel(WorkspaceId workspace, SecretHash hash) {
    return database.write(end(workspace, hash, NOTHING));
  }

  @Override
  public Mono<SessionId> finish(
      WorkspaceId workspace, SecretHash hash, ConnectionId connection, SecretHash confirmation) {
    return database.write(
        end(workspace, hash, connection.toString())
            .delayUntil(ended -> confirmBy(workspace, connection, confirmation)));
  }

  private Mono<SessionId> end(WorkspaceId workspace, SecretHash hash, String with) {
    return id(at(END, workspace, hash).bind("with", with));
  }

  private Mono<Void> confirmBy(
      WorkspaceId workspace, ConnectionId connection, SecretHash confirmation) {
    return database
        .sql(CONFIRM_BY)
        .bind("workspace", workspace.value())
        .bind("connection", connection.value())
        .bind("confirmation", confirmation.bytes())
        .then();
  }

  private GenericExecuteSpec at(String statement, WorkspaceId workspace, SecretHash hash) {
    return database.sql(statement).bind("workspace", workspace.value()).bind("hash", hash.bytes());
  }

  private static Mono<SessionId> id(GenericExecuteSpec statement) {
    return statement.map(row -> new SessionId(new Columns(row).id("id"))).one();
  }

  private static Held held(Readable row, WorkspaceId workspace) {
    Columns columns = new Columns(row);
    return new Held(
        new SessionId(columns.id("id")),
        new SecretHash(columns.bytes("id_hash")),
        ApiKeyRow.caller(row, workspace),
        SessionRow.user(columns),
        RequestJson.read(row),
        Set.copyOf(columns.ids("made")),
        columns.moment("expires_at"));
  }
}
