package dev.enlace.adapter.out.postgres.session;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.session.ConnectSessions.Link;
import dev.enlace.application.port.out.session.ConnectSessions.NewLink;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Rows of connect links, as part of the caller's transaction. */
final class ConnectLinkRows {
  private static final String ADD =
      """
      INSERT INTO connections.sessions
        (workspace_id, id_hash, id, kind, user_id, api_key_id, request, idle_until, expires_at)
      VALUES (:workspace, :hash, :id, 'link', :user, :key, :request,
        now() + :lifetime * interval '1 millisecond',
        now() + :lifetime * interval '1 millisecond')
      RETURNING expires_at
      """;

  private static final String LINK =
      """
      SELECT k.name AS application, p.id AS user_id, p.issuer AS user_issuer,
        p.subject AS user_subject, s.expires_at <= now() AS expired,
        s.ended_at IS NOT NULL AS spent
      FROM connections.sessions s
      JOIN connections.api_keys k ON k.workspace_id = :workspace AND k.id = s.api_key_id
        AND k.revoked_at IS NULL AND k.expires_at > now()
      JOIN connections.workspaces w ON w.workspace_id = :workspace AND w.disabled_at IS NULL
      JOIN connections.users p ON p.workspace_id = :workspace AND p.id = s.user_id
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'link'
      """;

  private static final String SPEND =
      """
      UPDATE connections.sessions s SET ended_at = now()
      FROM connections.users p
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'link'
        AND s.ended_at IS NULL AND s.expires_at > now()
        AND p.workspace_id = :workspace AND p.id = s.user_id
      RETURNING s.id, s.api_key_id, p.id AS user_id, p.issuer AS user_issuer,
        p.subject AS user_subject
      """;

  private static final String BEGIN =
      """
      INSERT INTO connections.sessions
        (workspace_id, id_hash, id, kind, user_id, api_key_id, request, idle_until, expires_at)
      SELECT :workspace, :session, s.id, 'connect', s.user_id, s.api_key_id, s.request,
        now() + :lifetime * interval '1 millisecond', now() + :lifetime * interval '1 millisecond'
      FROM connections.sessions s
      WHERE s.workspace_id = :workspace AND s.id_hash = :hash AND s.kind = 'link'
      RETURNING expires_at
      """;

  private final Database database;
  private final People people;
  private final AuditTrail audit;

  ConnectLinkRows(Database database, AuditTrail audit) {
    this.database = database;
    this.people = new People(database);
    this.audit = audit;
  }

  Mono<Instant> add(NewLink link) {
    Principal starter = link.starter();
    Map<String, ?> detail = Map.of("entries", RequestJson.entries(link.request()));
    return people
        .ensure(starter.workspace(), starter.user())
        .then(insert(link))
        .delayUntil(expiresAt ->
            audit.note(
                starter.workspace(),
                "connect_session.created",
                starter.actor(),
                link.id().value(),
                detail));
  }

  private Mono<Instant> insert(NewLink link) {
    return at(ADD, link.starter().workspace(), link.hash())
        .bind("id", link.id().value())
        .bind("user", link.starter().user().id().value())
        .bind("key", link.starter().key().value())
        .bind("request", RequestJson.of(link.request()))
        .bind("lifetime", link.lifetime().toMillis())
        .map(row -> new Columns(row).moment("expires_at"))
        .one();
  }

  Mono<Link> find(WorkspaceId workspace, SecretHash hash) {
    return at(LINK, workspace, hash).map(ConnectLinkRows::link).one();
  }

  Mono<Instant> spend(
      WorkspaceId workspace,
      SecretHash link,
      SecretHash session,
      Duration lifetime,
      Origin origin) {
    return at(SPEND, workspace, link)
        .map(row -> SessionRow.ended(row, origin))
        .one()
        .delayUntil(spent -> note(workspace, spent.actor(), spent.id()))
        .flatMap(spent -> begin(workspace, link, session, lifetime));
  }

  private Mono<Instant> begin(
      WorkspaceId workspace, SecretHash link, SecretHash session, Duration lifetime) {
    return at(BEGIN, workspace, link)
        .bind("session", session.bytes())
        .bind("lifetime", lifetime.toMillis())
        .map(row -> new Columns(row).moment("expires_at"))
        .one();
  }

  private Mono<Void> note(WorkspaceId workspace, Actor actor, SessionId id) {
    return audit.note(workspace, "connect_session.spent", actor, id.value(), Map.of());
  }

  private GenericExecuteSpec at(String statement, WorkspaceId workspace, SecretHash hash) {
    return database.sql(statement).bind("workspace", workspace.value()).bind("hash", hash.bytes());
  }

  private static Link link(Readable row) {
    Columns columns = new Columns(row);
    return new Link(
        columns.text("application"),
        SessionRow.user(columns),
        columns.flag("expired"),
        columns.flag("spent"));
  }
}
