package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.memory.MemoryTables.AttemptRow;
import dev.enlace.application.memory.MemoryTables.ConnectionRow;
import dev.enlace.application.memory.MemoryTables.RefreshRow;
import dev.enlace.application.memory.MemoryTables.UpkeepRow;
import dev.enlace.application.port.out.catalog.Catalog;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections in memory. */
public final class MemoryConnections implements Connections {
  private final MemoryTables tables;
  private final MemoryShares sharing;
  private final Catalog catalog;
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private volatile boolean lostButKept;
  private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

  /** In those tables, of entries of that catalogue. */
  public MemoryConnections(MemoryTables tables, Catalog catalog) {
    this.tables = tables;
    this.sharing = new MemoryShares(tables);
    this.catalog = catalog;
  }

  /**
   * The next saves of what came of an attempt end as if the store had not answered.
   *
   * @param kept whether it has kept it nonetheless
   */
  public void loseAnswers(int count, boolean kept) {
    lostAnswers.set(count);
    lostButKept = kept;
  }

  private Optional<Connection> told(Supplier<Optional<Connection>> save) {
    if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      return save.get();
    }
    if (lostButKept) {
      Optional<Connection> kept = save.get();
      assert kept.isPresent();
    }
    throw new Failed(new StoreUnavailable());
  }

  @Override
  public Mono<Connection> add(Connection connection, SealedSecrets secrets, Change change) {
    return tables.one(() -> Optional.of(insert(connection, secrets, null, change)));
  }

  @Override
  public Mono<Connection> addFrom(
      AttemptRef attempt,
      Connection connection,
      @Nullable Duration lifetime,
      SealedSecrets secrets,
      @Nullable SecretHash confirmation,
      Change change) {
    return tables.one(() ->
        told(() -> {
          complete(attempt, connection.id());
          return Optional.of(insert(lasting(connection, lifetime), secrets, confirmation, change));
        }));
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
    return tables.one(() ->
        told(() ->
            Optional.ofNullable(tables.connections.get(reconnected.id()))
                .filter(
                    row -> Objects.equals(accountId(row.connection().account()), accountId(before)))
                .map(row -> {
                  complete(attempt, reconnected.id());
                  tables.refreshes.compute(
                      reconnected.id(), (id, refresh) -> RefreshRow.after(refresh, tables.now()));
                  Connection asSet = asSet(reconnected, row.connection());
                  Connection lasting = lasting(labelled(asSet, row.connection()), lifetime);
                  return kept(
                      new ConnectionRow(lasting, secrets, row.shares(), confirmation), change);
                })));
  }

  private Connection lasting(Connection connection, @Nullable Duration lifetime) {
    Material.OAuthGrant grant = (Material.OAuthGrant) connection.material();
    return connection.refreshed(grant.until(lifetime == null ? null : tables.now().plus(lifetime)));
  }

  /** What somebody has set meanwhile stays. */
  private static Connection asSet(Connection reconnected, Connection row) {
    Material.OAuthGrant set = (Material.OAuthGrant) row.material();
    return reconnected.refreshed(
        ((Material.OAuthGrant) reconnected.material()).setTo(set.settings()));
  }

  /** A label that somebody has chosen meanwhile stays. */
  private static Connection labelled(Connection reconnected, Connection row) {
    Account account = row.account();
    boolean made =
        account != null && row.label().equals(Label.of(Optional.of(account.label()), "none"));
    return made
        ? reconnected
        : new Connection(
            reconnected.id(),
            reconnected.workspace(),
            reconnected.entry(),
            reconnected.slug(),
            reconnected.owner(),
            row.label(),
            reconnected.visibility(),
            reconnected.material(),
            reconnected.account(),
            reconnected.state(),
            reconnected.version(),
            reconnected.createdAt(),
            reconnected.updatedAt(),
            reconnected.verifiedAt());
  }

  private void complete(AttemptRef attempt, ConnectionId connection) {
    AttemptRow row = tables.attempts.get(attempt);
    if (row == null || !(row.attempt().status() instanceof AttemptStatus.Pending)) {
      throw new Failed(new InvalidState(StateProblem.SPENT));
    }
    tables.attempts.put(
        attempt,
        new AttemptRow(
            row.attempt().with(new AttemptStatus.Completed(connection)),
            row.verifier(),
            row.browser(),
            true));
  }

  private static @Nullable String accountId(@Nullable Account account) {
    return account == null ? null : account.id();
  }

  /** What happens once, right after somebody has read a connection for the next time. */
  public void onceFound(Runnable what) {
    meanwhile.set(what);
  }

  @Override
  public Mono<Stored> find(ConnectionId id, Viewer viewer) {
    return tables
        .one(() ->
            Optional.ofNullable(tables.connections.get(id))
                .filter(row -> row.connection().workspace().equals(viewer.workspace()))
                .map(row ->
                    new Stored(
                        row.connection(),
                        sharing.reach(row, viewer.user()),
                        row.secrets(),
                        tables.now(),
                        usedAt(row))))
        .doOnNext(found -> {
          Runnable what = meanwhile.getAndSet(null);
          if (what != null) {
            what.run();
          }
        });
  }

  @Override
  public Flux<Visible> page(Viewer viewer, Filter filter) {
    return tables.many(() ->
        tables.connections.values().stream()
            .filter(row -> matches(row.connection(), viewer, filter))
            .map(row ->
                new Visible(row.connection(), sharing.reach(row, viewer.user()), usedAt(row)))
            .filter(visible -> isVisible(visible, viewer))
            .sorted(Comparator.comparing(MemoryConnections::order).reversed())
            .limit(filter.limit() + 1L)
            .toList());
  }

  @Override
  public Mono<Connection> replace(
      Connection changed, Version expected, @Nullable SealedSecrets secrets, Change change) {
    return tables.one(() ->
        Optional.ofNullable(tables.connections.get(changed.id()))
            .filter(row -> row.connection().version().equals(expected))
            .map(row ->
                kept(
                    new ConnectionRow(
                        secrets == null ? standing(row, changed) : changed,
                        secrets == null ? row.secrets() : secrets,
                        row.shares(),
                        row.confirmation()),
                    change)));
  }

  @Override
  public Mono<Connection> tried(Connection tried, Change change) {
    return tables.one(() ->
        Optional.ofNullable(tables.connections.get(tried.id()))
            .filter(row -> row.connection().version().equals(tried.version()))
            .filter(row -> !(row.connection().state() instanceof ConnectionState.Pending))
            .map(row ->
                kept(
                    new ConnectionRow(
                        tried.material() instanceof Material.OAuthGrant
                            ? standing(row, tried)
                            : tried,
                        row.secrets(),
                        row.shares(),
                        row.confirmation()),
                    change)));
  }

  /** Changed, but standing as its row does. */
  private static Connection standing(ConnectionRow row, Connection changed) {
    ConnectionState state = row.connection().state();
    return state.equals(changed.state()) ? changed : changed.in(state);
  }

  @Override
  public Mono<Connection> confirm(Connection active, SecretHash confirmation, Change change) {
    return tables.one(() ->
        Optional.ofNullable(tables.connections.get(active.id()))
            .filter(row -> row.connection().state() instanceof ConnectionState.Pending)
            .filter(row -> confirmation.equals(row.confirmation()))
            .map(row ->
                kept(
                    new ConnectionRow(
                        row.connection()
                            .confirmed(new ConnectionState.Active(active.state().since())),
                        row.secrets(),
                        row.shares(),
                        null),
                    change)));
  }

  @Override
  public Mono<ConnectionId> remove(Connection connection, Change change) {
    return tables.one(() -> {
      ConnectionRow removed = tables.connections.remove(connection.id());
      if (removed == null) {
        return Optional.empty();
      }
      tables.lists.removeIf(row -> row.connection().equals(connection.id()));
      tables.tell(connection, change);
      return Optional.of(connection.id());
    });
  }

  @Override
  public Mono<Long> othersOn(Account account, ProviderId provider, ConnectionId except) {
    return tables.one(() ->
        Optional.of(
            tables.connections.values().stream()
                .map(ConnectionRow::connection)
                .filter(each -> !each.id().equals(except) && isOn(each, account, provider))
                .count()));
  }

  @Override
  public Mono<Shares> shares(Connection connection) {
    return tables.one(() ->
        Optional.of(
            Optional.ofNullable(tables.connections.get(connection.id()))
                .map(ConnectionRow::shares)
                .orElse(Shares.NONE)));
  }

  @Override
  public Mono<UnknownKeys> share(Connection connection, Shares shares, Change change) {
    return tables.one(() -> {
      UnknownKeys unknown = sharing.unknown(connection.workspace(), shares);
      ConnectionRow row = tables.connections.get(connection.id());
      if (row == null) {
        return Optional.empty();
      }
      if (unknown.ids().isEmpty()) {
        sharing.ensureUsers(connection.workspace(), shares);
        kept(
            new ConnectionRow(row.connection(), row.secrets(), shares, row.confirmation()), change);
      }
      return Optional.of(unknown);
    });
  }

  private Connection insert(
      Connection connection,
      SealedSecrets secrets,
      @Nullable SecretHash confirmation,
      Change change) {
    tables.ensure(connection.owner());
    return kept(new ConnectionRow(connection, secrets, Shares.NONE, confirmation), change);
  }

  private Connection kept(ConnectionRow row, Change change) {
    tables.connections.put(row.connection().id(), row);
    tables.tell(row.connection(), change);
    return row.connection();
  }

  private boolean isOn(Connection connection, Account account, ProviderId provider) {
    Account own = connection.account();
    boolean lives =
        switch (connection.state()) {
          case ConnectionState.NeedsReauth _, ConnectionState.Revoked _ -> false;
          case ConnectionState.Pending _, ConnectionState.Active _, ConnectionState.Degraded _ ->
              true;
        };
    return lives
        && connection.material() instanceof Material.OAuthGrant
        && (own == null || own.id().equals(account.id()))
        && catalog
            .find(connection.entry())
            .filter(entry -> entry.details().provider().equals(provider))
            .isPresent();
  }

  private static boolean matches(Connection connection, Viewer viewer, Filter filter) {
    ConnectionId before = filter.before();
    return connection.workspace().equals(viewer.workspace())
        && (filter.slug() == null || filter.slug().equals(connection.slug()))
        && (filter.state() == null || filter.state().equals(connection.state().code()))
        && (filter.owner() == null || filter.owner().equals(connection.owner().id()))
        && (filter.visibility() == null || filter.visibility() == connection.visibility())
        && (before == null || connection.id().toString().compareTo(before.toString()) < 0);
  }

  private static boolean isVisible(Visible visible, Viewer viewer) {
    Connection connection = visible.connection();
    return viewer.seesAll()
        || connection.owner().id().equals(viewer.user())
        || (visible.shared() && connection.visibility() == Visibility.RESTRICTED);
  }

  private @Nullable Instant usedAt(ConnectionRow row) {
    UpkeepRow upkeep = tables.upkeep.get(row.connection().id());
    return upkeep == null ? null : upkeep.usedAt();
  }

  private static String order(Visible visible) {
    return visible.connection().id().toString();
  }
}
