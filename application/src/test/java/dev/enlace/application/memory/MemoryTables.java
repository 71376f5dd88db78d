package dev.enlace.application.memory;

import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.session.ConnectSessions.Request;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What all in-memory stores share: rows, one lock, and the database's clock. Each call of a store
 * is one transaction, made when somebody subscribes and not before.
 */
public final class MemoryTables {
  final Map<WorkspaceId, Workspace> workspaces = new HashMap<>();
  final Map<ApiKeyId, KeyRow> keys = new HashMap<>();
  final Map<UserId, UserRow> users = new HashMap<>();
  final Map<AttemptRef, AttemptRow> attempts = new HashMap<>();
  final Map<SecretHash, SessionRow> sessions = new HashMap<>();
  final Map<SecretHash, ConnectRow> connects = new HashMap<>();
  final Map<ConnectionId, ConnectionRow> connections = new HashMap<>();
  final Map<ConnectionId, RefreshRow> refreshes = new HashMap<>();
  final Map<ConnectionId, UpkeepRow> upkeep = new HashMap<>();
  final Map<CatalogEntryId, String> entries = new HashMap<>();
  final List<Noted> noted = new ArrayList<>();
  final List<ListsRow> lists = new ArrayList<>();
  final List<String> refusals = new ArrayList<>();
  final MemoryOutbox outbox = new MemoryOutbox();

  private final Clock clock;

  /** Empty tables whose {@code now()} is that clock's. */
  public MemoryTables(Clock clock) {
    this.clock = clock;
  }

  /** Every change of a connection in order, as an outbox would tell it. */
  public List<Noted> changes() {
    synchronized (this) {
      return List.copyOf(noted);
    }
  }

  /** Every sign-in that was refused, in order: which key, and why. */
  public List<String> refusals() {
    synchronized (this) {
      return List.copyOf(refusals);
    }
  }

  /** Whether that user has a row. */
  public boolean knows(User user) {
    synchronized (this) {
      return users.containsKey(user.id());
    }
  }

  /** Gives a user a role, or takes everything from them. */
  public void put(User user, Role role, boolean disabled) {
    synchronized (this) {
      users.put(user.id(), new UserRow(user, role, disabled));
    }
  }

  /** Sets a workspace as an operator would, in the database itself. */
  public void put(Workspace workspace) {
    synchronized (this) {
      workspaces.put(workspace.id(), workspace);
    }
  }

  /** Lets a connection stand otherwise, as a refresh of somebody else would. */
  public void stand(Connection connection, ConnectionState state) {
    synchronized (this) {
      connections.computeIfPresent(
          connection.id(),
          (id, row) ->
              new ConnectionRow(
                  row.connection().in(state), row.secrets(), row.shares(), row.confirmation()));
    }
  }

  /** Changes a byte of a secret, as a disk might. */
  public void damage(Connection connection, String field) {
    synchronized (this) {
      connections.computeIfPresent(
          connection.id(),
          (id, row) -> {
            Map<String, SealedSecret> secrets = new HashMap<>(row.secrets().byField());
            secrets.computeIfPresent(field, (name, sealed) -> damaged(sealed));
            return new ConnectionRow(
                row.connection(),
                new SealedSecrets(row.secrets().keyId(), secrets),
                row.shares(),
                row.confirmation());
          });
    }
  }

  private static SealedSecret damaged(SealedSecret sealed) {
    byte[] bytes = sealed.ciphertext();
    bytes[bytes.length - 1] ^= 1;
    return new SealedSecret(bytes);
  }

  Instant now() {
    return clock.instant();
  }

  void ensure(User user) {
    users.putIfAbsent(user.id(), new UserRow(user, Role.MEMBER, false));
  }

  void tell(Connection connection, Change change) {
    noted.add(new Noted(connection.id(), change));
    RecipientPolicy set = change.recipients();
    if (set != null) {
      User by = Objects.requireNonNull(change.actor()).user();
      lists.add(
          new ListsRow(connection.id(), new RecipientLists(connection.version(), set, by, now())));
    }
    outbox.put(connection, change, now());
  }

  <T> Mono<T> one(Supplier<Optional<T>> transaction) {
    return Mono.defer(() -> Mono.justOrEmpty(locked(transaction)));
  }

  <T> Flux<T> many(Supplier<List<T>> transaction) {
    return Flux.defer(() -> Flux.fromIterable(locked(transaction)));
  }

  private <T> T locked(Supplier<T> transaction) {
    synchronized (this) {
      return transaction.get();
    }
  }

  /** A change that was kept together with its connection. */
  public record Noted(ConnectionId connection, Change change) {}

  record ListsRow(ConnectionId connection, RecipientLists lists) {}

  record KeyRow(ApiKey key, SecretHash hash) {}

  record UserRow(User user, Role role, boolean disabled) {}

  record AttemptRow(
      OAuthAttempt attempt, SealedSecrets verifier, @Nullable SecretHash browser, boolean spent) {}

  record SessionRow(
      SessionId id,
      WorkspaceId workspace,
      User user,
      ApiKeyId key,
      Instant seenAt,
      Instant idleUntil,
      Instant expiresAt) {}

  /**
   * A connect link, or the session that it led to.
   *
   * @param endedWith a connection's id, or another word; null: it has not ended
   */
  record ConnectRow(
      SessionId id,
      boolean link,
      WorkspaceId workspace,
      User user,
      ApiKeyId key,
      Request request,
      Set<UUID> made,
      Set<AttemptId> attempts,
      Instant expiresAt,
      @Nullable Instant endedAt,
      @Nullable String endedWith) {
    boolean ended() {
      return endedAt != null;
    }

    ConnectRow end(String with, Instant now) {
      Instant first = endedAt == null ? now : endedAt;
      return new ConnectRow(
          id, link, workspace, user, key, request, made, attempts, expiresAt, first, with);
    }

    ConnectRow session(Instant until) {
      return new ConnectRow(
          id, false, workspace, user, key, request, made, attempts, until, null, null);
    }

    ConnectRow making(UUID connection) {
      Set<UUID> more = new HashSet<>(made);
      more.add(connection);
      return new ConnectRow(
          id, link, workspace, user, key, request, more, attempts, expiresAt, endedAt, endedWith);
    }

    ConnectRow beginning(AttemptId attempt) {
      Set<AttemptId> more = new HashSet<>(attempts);
      more.add(attempt);
      return new ConnectRow(
          id, link, workspace, user, key, request, made, more, expiresAt, endedAt, endedWith);
    }
  }

  /** What only refreshes look at; {@code lease} null: nobody holds it. */
  record RefreshRow(
      long generation,
      @Nullable UUID lease,
      Instant leaseUntil,
      Instant retryAt,
      @Nullable Instant refreshedAt,
      int failures,
      int takeovers) {
    static final RefreshRow FIRST = new RefreshRow(1, null, Instant.MIN, Instant.MIN, null, 0, 0);

    /** With the next generation's tokens. */
    static RefreshRow after(@Nullable RefreshRow before, Instant now) {
      long generation = before == null ? FIRST.generation() : before.generation();
      return new RefreshRow(generation + 1, null, Instant.MIN, Instant.MIN, now, 0, 0);
    }
  }

  record UpkeepRow(Instant lookAt, @Nullable Instant usedAt) {}

  record ConnectionRow(
      Connection connection,
      SealedSecrets secrets,
      Shares shares,
      @Nullable SecretHash confirmation) {}
}
