package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections in PostgreSQL: each change with its event and its audit line, or not at all. */
public final class PostgresConnections implements Connections {
  private final Database database;
  private final Journal journal;
  private final NewConnections fresh;
  private final ConnectionReads reads;
  private final ConnectionWrites writes;
  private final Confirmations confirmations;
  private final Grants grants;
  private final PostgresRecipientHistory recipients;

  /** In that database. */
  public PostgresConnections(Database database, Journal journal) {
    this.database = database;
    this.journal = journal;
    People people = new People(database);
    this.fresh = new NewConnections(database, people);
    this.reads = new ConnectionReads(database);
    this.writes = new ConnectionWrites(database);
    this.confirmations = new Confirmations(database);
    this.grants = new Grants(database, people);
    this.recipients = new PostgresRecipientHistory(database);
  }

  @Override
  public Mono<Connection> add(Connection connection, SealedSecrets secrets, Change change) {
    return database.write(
        fresh
            .add(connection, secrets)
            .flatMap(added -> told(added.connection(), added.seq(), change)));
  }

  @Override
  public Mono<Connection> addFrom(
      AttemptRef attempt,
      Connection connection,
      @Nullable Duration lifetime,
      SealedSecrets secrets,
      @Nullable SecretHash confirmation,
      Change change) {
    return database.write(
        completed(attempt, connection.id(), confirmation)
            .then(fresh.addGranted(connection, lifetime, secrets))
            .flatMap(added -> told(added.connection(), added.seq(), change)));
  }

  @Override
  public Mono<Connection> reconnectFrom(
      AttemptRef attempt,
      Connection reconnected,
      @Nullable Duration lifetime,
      @Nullable Account before,
      SealedSecrets secrets,
      @Nullable SecretHash confirmation,
      Change change) {
    // the connection first: where it does not fit, the attempt is left to fail
    return database.write(
        writes
            .reconnect(reconnected, lifetime, before, secrets)
            .flatMap(changed ->
                completed(attempt, reconnected.id(), confirmation)
                    .then(confirmations.voidOthers(attempt, reconnected.id()))
                    .then(told(changed.connection(), changed.seq(), change))));
  }

  private Mono<Long> completed(
      AttemptRef attempt, ConnectionId connection, @Nullable SecretHash confirmation) {
    return confirmations
        .complete(attempt, connection, confirmation)
        .filter(attempts -> attempts == 1)
        .switchIfEmpty(Failed.with(new InvalidState(StateProblem.SPENT)));
  }

  @Override
  public Mono<Stored> find(ConnectionId id, Viewer viewer) {
    return database.read(reads.find(id, viewer));
  }

  @Override
  public Flux<Visible> page(Viewer viewer, Filter filter) {
    return database.readAll(reads.page(viewer, filter));
  }

  @Override
  public Mono<Connection> replace(
      Connection changed, Version expected, @Nullable SealedSecrets secrets, Change change) {
    Mono<Long> replaced =
        secrets == null
            ? writes.replace(changed, expected)
            : writes.replace(changed, expected, secrets);
    return database.write(replaced.flatMap(seq -> told(changed, seq, change)));
  }

  @Override
  public Mono<Connection> tried(Connection tried, Change change) {
    return database.write(writes.tried(tried).flatMap(seq -> told(tried, seq, change)));
  }

  @Override
  public Mono<Connection> confirm(Connection active, SecretHash confirmation, Change change) {
    return database.write(
        confirmations
            .confirm(active, confirmation)
            .flatMap(activated -> told(activated.connection(), activated.seq(), change)));
  }

  @Override
  public Mono<ConnectionId> remove(Connection connection, Change change) {
    return database.write(
        writes
            .remove(connection)
            .flatMap(seq -> told(connection, seq, change))
            .map(Connection::id));
  }

  @Override
  public Mono<Long> othersOn(Account account, ProviderId provider, ConnectionId except) {
    return database.read(reads.othersOn(account, provider, except));
  }

  @Override
  public Mono<Shares> shares(Connection connection) {
    return database.write(grants.read(connection));
  }

  @Override
  public Mono<UnknownKeys> share(Connection connection, Shares shares, Change change) {
    return database.write(
        grants
            .holders(connection.workspace(), shares.keys())
            .flatMap(holders -> share(connection, shares, holders, change)));
  }

  private Mono<UnknownKeys> share(
      Connection connection, Shares shares, Map<ApiKeyId, UserId> holders, Change change) {
    List<ApiKeyId> unknown =
        shares.keys().stream().filter(key -> !holders.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      return Mono.just(new UnknownKeys(unknown));
    }
    Actor granter = Objects.requireNonNull(change.actor(), "somebody shares");
    return writes
        .touch(connection)
        .flatMap(seq ->
            grants
                .replace(connection, shares.users(), holders.values(), granter)
                .then(journal.tell(connection, seq, change, with(shares)))
                .thenReturn(new UnknownKeys(List.of())));
  }

  /** For the audit trail: whom it is shared with from now on. */
  private static Map<String, ?> with(Shares shares) {
    return Map.of(
        "users", shares.users(), "keys", shares.keys().stream().map(ApiKeyId::toString).toList());
  }

  private Mono<Connection> told(Connection connection, long seq, Change change) {
    return recipients
        .keep(connection, change)
        .then(journal.tell(connection, seq, change))
        .thenReturn(connection);
  }
}
