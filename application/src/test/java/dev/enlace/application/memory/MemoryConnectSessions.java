package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryTables.AttemptRow;
import dev.enlace.application.memory.MemoryTables.ConnectRow;
import dev.enlace.application.memory.MemoryTables.ConnectionRow;
import dev.enlace.application.port.out.access.ApiKeys.Holder;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Connect links and their sessions in memory. */
public final class MemoryConnectSessions implements ConnectSessions {
  private static final String NOTHING = "nothing";

  private final MemoryTables tables;
  private final MemoryApiKeys keys;

  /** In those tables. */
  public MemoryConnectSessions(MemoryTables tables) {
    this.tables = tables;
    this.keys = new MemoryApiKeys(tables);
  }

  @Override
  public Mono<Instant> add(NewLink link) {
    return tables.one(() -> {
      tables.ensure(link.starter().user());
      Instant expiresAt = tables.now().plus(link.lifetime());
      tables.connects.put(
          link.hash(),
          new ConnectRow(
              link.id(),
              true,
              link.starter().workspace(),
              link.starter().user(),
              link.starter().key(),
              link.request(),
              Set.of(),
              Set.of(),
              expiresAt,
              null,
              null));
      return Optional.of(expiresAt);
    });
  }

  @Override
  public Mono<Link> link(WorkspaceId workspace, SecretHash hash) {
    return tables.one(() ->
        row(workspace, hash, true)
            .flatMap(row ->
                holder(row)
                    .map(holder ->
                        new Link(holder.key().name(), row.user(), isOver(row), row.ended()))));
  }

  @Override
  public Mono<Instant> spend(
      WorkspaceId workspace,
      SecretHash link,
      SecretHash session,
      Duration lifetime,
      Origin origin) {
    return tables.one(() ->
        row(workspace, link, true)
            .filter(this::isAlive)
            .map(row -> {
              Instant expiresAt = tables.now().plus(lifetime);
              tables.connects.put(link, row.end("spent", tables.now()));
              tables.connects.put(session, row.session(expiresAt));
              return expiresAt;
            }));
  }

  @Override
  public Mono<Held> find(WorkspaceId workspace, SecretHash hash) {
    return tables.one(() ->
        row(workspace, hash, false)
            .filter(this::isAlive)
            .flatMap(row -> holder(row).map(holder -> held(row, hash, holder))));
  }

  @Override
  public Mono<Held> findEnding(WorkspaceId workspace, SecretHash hash) {
    return tables.one(() ->
        row(workspace, hash, false)
            .filter(row -> isAlive(row) || hasJustEnded(row))
            .flatMap(row -> holder(row).map(holder -> held(row, hash, holder))));
  }

  @Override
  public Mono<ConnectionId> made(WorkspaceId workspace, SecretHash hash, ConnectionId connection) {
    return tables.one(() ->
        row(workspace, hash, false)
            .filter(this::isAlive)
            .map(row -> {
              tables.connects.put(hash, row.making(connection.value()));
              return connection;
            }));
  }

  @Override
  public Mono<AttemptId> began(WorkspaceId workspace, SecretHash hash, AttemptId attempt) {
    return tables.one(() ->
        row(workspace, hash, false)
            .filter(this::isAlive)
            .map(row -> {
              tables.connects.put(hash, row.beginning(attempt));
              return attempt;
            }));
  }

  @Override
  public Mono<SessionId> cancel(WorkspaceId workspace, SecretHash hash) {
    return tables.one(() ->
        row(workspace, hash, false)
            .filter(row -> mayEnd(row, NOTHING))
            .map(row -> {
              tables.connects.put(hash, row.end(NOTHING, tables.now()));
              return row.id();
            }));
  }

  @Override
  public Mono<SessionId> finish(
      WorkspaceId workspace, SecretHash hash, ConnectionId connection, SecretHash confirmation) {
    return tables.one(() ->
        row(workspace, hash, false)
            .filter(row -> mayEnd(row, connection.toString()))
            .map(row -> {
              tables.connects.put(hash, row.end(connection.toString(), tables.now()));
              tables.connections.computeIfPresent(
                  connection,
                  (id, kept) ->
                      kept.confirmation() == null
                          ? kept
                          : new ConnectionRow(
                              kept.connection(), kept.secrets(), kept.shares(), confirmation));
              return row.id();
            }));
  }

  private Optional<ConnectRow> row(WorkspaceId workspace, SecretHash hash, boolean link) {
    return Optional.ofNullable(tables.connects.get(hash))
        .filter(row -> row.workspace().equals(workspace) && row.link() == link);
  }

  private boolean isAlive(ConnectRow row) {
    return !row.ended() && !isOver(row);
  }

  private boolean mayEnd(ConnectRow row, String with) {
    return isAlive(row) || (hasJustEnded(row) && with.equals(row.endedWith()));
  }

  private boolean hasJustEnded(ConnectRow row) {
    Instant ended = row.endedAt();
    return ended != null && ended.plus(TOLD_AGAIN).isAfter(tables.now()) && !isOver(row);
  }

  private boolean isOver(ConnectRow row) {
    return !row.expiresAt().isAfter(tables.now());
  }

  private Optional<Holder> holder(ConnectRow row) {
    return Optional.ofNullable(tables.keys.get(row.key()))
        .flatMap(key -> keys.valid(key, row.user().id()));
  }

  private Held held(ConnectRow row, SecretHash hash, Holder holder) {
    Set<UUID> made = new HashSet<>(row.made());
    row.attempts()
        .forEach(attempt -> {
          AttemptRow kept = tables.attempts.get(new AttemptRef(row.workspace(), attempt));
          if (kept != null
              && kept.attempt().status() instanceof AttemptStatus.Completed(ConnectionId id)) {
            made.add(id.value());
          }
        });
    return new Held(
        row.id(), hash, holder.caller(), row.user(), row.request(), made, row.expiresAt());
  }
}
