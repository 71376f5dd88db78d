package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryTables.SessionRow;
import dev.enlace.application.port.out.access.ApiKeys.Holder;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Sessions in memory. */
public final class MemorySessions implements Sessions {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final MemoryTables tables;
  private final MemoryApiKeys keys;

  /** In those tables. */
  public MemorySessions(MemoryTables tables) {
    this.tables = tables;
    this.keys = new MemoryApiKeys(tables);
  }

  @Override
  public Mono<SessionId> begin(Beginning beginning) {
    return tables.one(() -> {
      Instant now = tables.now();
      tables.sessions.put(
          beginning.hash(),
          new SessionRow(
              beginning.id(),
              beginning.principal().workspace(),
              beginning.principal().user(),
              beginning.principal().key(),
              now,
              now.plus(beginning.idle()),
              now.plus(beginning.longest())));
      return Optional.of(beginning.id());
    });
  }

  @Override
  public Mono<Held> find(WorkspaceId workspace, SecretHash hash) {
    return tables.one(() ->
        row(workspace, hash)
            .filter(row -> row.idleUntil().isAfter(tables.now()))
            .filter(row -> row.expiresAt().isAfter(tables.now()))
            .flatMap(row -> holder(row.key()).map(holder -> held(row, hash, holder))));
  }

  @Override
  public Mono<Instant> seen(WorkspaceId workspace, SecretHash hash, Duration idle) {
    return tables.one(
        () -> row(workspace, hash).filter(this::isStale).map(row -> seen(row, hash, idle)));
  }

  @Override
  public Mono<SessionId> end(WorkspaceId workspace, SecretHash hash, Origin origin) {
    return tables.one(() -> {
      Optional<SessionId> ended = row(workspace, hash).map(SessionRow::id);
      ended.ifPresent(_ -> tables.sessions.remove(hash));
      return ended;
    });
  }

  @Override
  public Mono<ApiKeyId> refused(ApiKey key, String reason, Origin origin) {
    return tables.one(() -> {
      tables.refusals.add(key.id() + " " + reason);
      return Optional.of(key.id());
    });
  }

  private Optional<SessionRow> row(WorkspaceId workspace, SecretHash hash) {
    return Optional.ofNullable(tables.sessions.get(hash))
        .filter(row -> row.workspace().equals(workspace));
  }

  private Instant seen(SessionRow row, SecretHash hash, Duration idle) {
    Instant now = tables.now();
    Instant until = now.plus(idle);
    Instant idleUntil = until.isAfter(row.expiresAt()) ? row.expiresAt() : until;
    tables.sessions.put(
        hash,
        new SessionRow(
            row.id(), row.workspace(), row.user(), row.key(), now, idleUntil, row.expiresAt()));
    return idleUntil;
  }

  private boolean isStale(SessionRow row) {
    return !row.seenAt().isAfter(tables.now().minus(FRESH));
  }

  private Optional<Holder> holder(ApiKeyId key) {
    return Optional.ofNullable(tables.keys.get(key)).flatMap(row -> keys.valid(row, null));
  }

  private Held held(SessionRow row, SecretHash hash, Holder holder) {
    Workspace workspace = Optional.ofNullable(tables.workspaces.get(row.workspace())).orElseThrow();
    return new Held(
        row.id(),
        hash,
        holder.caller(),
        row.user(),
        workspace.name(),
        row.idleUntil(),
        row.expiresAt(),
        isStale(row));
  }
}
