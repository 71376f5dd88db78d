package dev.enlace.application.memory;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.MemoryTables.ConnectionRow;
import dev.enlace.application.memory.MemoryTables.RefreshRow;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Material.OAuthGrant;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Refreshes in memory. */
public final class MemoryTokenRefreshes implements TokenRefreshes {
  /** Who holds a lease in the time of grace. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final MemoryTables tables;
  private final Map<ConnectionId, ProviderProblem> pauses = new ConcurrentHashMap<>();
  private final AtomicInteger failingWrites = new AtomicInteger();
  private final AtomicBoolean losingClaim = new AtomicBoolean();
  private final AtomicReference<Runnable> beforeClaim = new AtomicReference<>(() -> {});
  private volatile RuntimeException trouble = new Failed(new StoreUnavailable());

  /** In those tables. */
  public MemoryTokenRefreshes(MemoryTables tables) {
    this.tables = tables;
  }

  /** So many saves, pauses and ends come to nothing but that. */
  public void failWrites(int count, RuntimeException error) {
    trouble = error;
    failingWrites.set(count);
  }

  /** The next claim is carried out, and nobody is told. */
  public void loseClaim() {
    losingClaim.set(true);
  }

  /** What happens just before the next claim. */
  public void beforeClaim(Runnable event) {
    beforeClaim.set(event);
  }

  @Override
  public Mono<Standing> standing(WorkspaceId workspace, ConnectionId id) {
    return tables.one(() -> row(workspace, id).map(this::standing));
  }

  @Override
  public Mono<Boolean> underWay(WorkspaceId workspace, ConnectionId id, long generation) {
    return standing(workspace, id)
        .map(standing -> standing.leased() && standing.generation() == generation)
        .defaultIfEmpty(false);
  }

  @Override
  public Mono<Boolean> claim(Claim claim, Duration length, Duration grace) {
    return Mono.defer(() -> {
      beforeClaim.getAndSet(() -> {}).run();
      return claimed(claim, length, grace)
          .filter(mine -> !losingClaim.getAndSet(false))
          .switchIfEmpty(Failed.with(new StoreUnavailable()));
    });
  }

  private Mono<Boolean> claimed(Claim claim, Duration length, Duration grace) {
    return tables.one(() -> {
      RefreshRow row = refresh(claim.id());
      boolean held = claim.lease().equals(row.lease());
      boolean abandoned = !held && row.lease() != null && !row.lease().equals(NOBODY);
      Instant now = tables.now();
      boolean free =
          row(claim.workspace(), claim.id()).isPresent()
              && row.generation() == claim.generation()
              && (held || (row.leaseUntil().isBefore(now) && !row.retryAt().isAfter(now)));
      if (free) {
        put(
            claim,
            abandoned ? NOBODY : claim.lease(),
            now.plus(abandoned ? grace : length),
            row.takeovers() + (abandoned ? 1 : 0));
      }
      return Optional.of(free && !abandoned);
    });
  }

  @Override
  public Mono<Boolean> renew(Claim claim, Duration length) {
    return tables.one(() -> {
      boolean held = holds(claim);
      if (held) {
        put(claim, claim.lease(), tables.now().plus(length), refresh(claim.id()).takeovers());
      }
      return Optional.of(held);
    });
  }

  @Override
  public Mono<Connection> save(
      Claim claim,
      Connection renewed,
      @Nullable Duration lifetime,
      SealedSecrets secrets,
      Change change) {
    return tables.one(() -> {
      failIfAsked();
      return saved(claim, renewed, lifetime, secrets, change);
    });
  }

  private Optional<Connection> saved(
      Claim claim,
      Connection renewed,
      @Nullable Duration lifetime,
      SealedSecrets secrets,
      Change change) {
    return row(claim.workspace(), claim.id())
        .filter(row -> refresh(claim.id()).generation() == claim.generation())
        .map(row -> {
          Connection kept = renewed(row.connection(), renewed, lifetime);
          keep(row, kept, secrets, change);
          tables.refreshes.put(
              claim.id(),
              new RefreshRow(
                  claim.generation() + 1, null, Instant.MIN, Instant.MIN, tables.now(), 0, 0));
          return kept;
        });
  }

  @Override
  public Mono<Boolean> postpone(
      Claim claim, Duration wait, ProviderProblem why, @Nullable Trouble trouble) {
    return tables.one(() -> {
      failIfAsked();
      boolean held = holds(claim);
      if (held) {
        RefreshRow row = refresh(claim.id());
        pauses.put(claim.id(), why);
        tables.refreshes.put(
            claim.id(),
            new RefreshRow(
                row.generation(),
                null,
                Instant.MIN,
                tables.now().plus(wait),
                row.refreshedAt(),
                row.failures() + 1,
                row.takeovers() + (why.leavesOutcomeOpen() ? 1 : 0)));
        if (trouble != null) {
          row(claim.workspace(), claim.id()).ifPresent(kept -> degrade(kept, trouble));
        }
      }
      return Optional.of(held);
    });
  }

  private void degrade(ConnectionRow row, Trouble trouble) {
    Connection before = row.connection();
    ConnectionState.Degraded state = trouble.state();
    switch (before.state()) {
      case ConnectionState.Active _ -> keep(row, before.in(state), row.secrets(), trouble.change());
      case ConnectionState.Degraded(var since, var reason, var _)
          when !reason.equals(state.reason()) ->
          keep(
              row,
              before.in(new ConnectionState.Degraded(since, state.reason(), state.nextAction())),
              row.secrets(),
              trouble.change());
      case ConnectionState _ -> {}
    }
  }

  @Override
  public Mono<Connection> giveUp(Claim claim, Connection dead, Change change) {
    return tables.one(() -> {
      failIfAsked();
      return row(claim.workspace(), claim.id())
          .filter(row -> refresh(claim.id()).generation() == claim.generation())
          .map(row -> {
            Connection given = row.connection().in(dead.state());
            keep(row, given, row.secrets(), change);
            tables.refreshes.put(
                claim.id(),
                new RefreshRow(claim.generation(), null, Instant.MIN, Instant.MIN, null, 0, 0));
            return given;
          });
    });
  }

  @Override
  public Mono<Connection> handOver(Claim claim, Connection over, Change change) {
    return tables.one(() -> {
      failIfAsked();
      return row(claim.workspace(), claim.id())
          .filter(row -> refresh(claim.id()).generation() == claim.generation() && holds(claim))
          .filter(row -> !(row.connection().state() instanceof ConnectionState.NeedsReauth))
          .map(row -> {
            Connection given = row.connection().in(over.state());
            keep(row, given, row.secrets().only(Material.ACCESS_TOKEN), change);
            tables.refreshes.put(
                claim.id(),
                new RefreshRow(claim.generation() + 1, null, Instant.MIN, Instant.MIN, null, 0, 0));
            return given;
          });
    });
  }

  private void failIfAsked() {
    if (failingWrites.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw trouble;
    }
  }

  private Standing standing(ConnectionRow row) {
    RefreshRow refresh = refresh(row.connection().id());
    Instant now = tables.now();
    Instant refreshed = refresh.refreshedAt();
    OAuthGrant grant = (OAuthGrant) row.connection().material();
    boolean waits = refresh.retryAt().isAfter(now);
    return new Standing(
        row.connection(),
        row.secrets(),
        refresh.generation(),
        grant.validity(now),
        refreshed == null ? null : Duration.between(refreshed, now),
        !refresh.leaseUntil().isBefore(now),
        waits ? Duration.between(now, refresh.retryAt()) : Duration.ZERO,
        pauses.get(row.connection().id()),
        refresh.failures(),
        refresh.takeovers());
  }

  private Connection renewed(Connection row, Connection renewed, @Nullable Duration lifetime) {
    OAuthGrant grant = (OAuthGrant) renewed.material();
    Instant end = lifetime == null ? null : tables.now().plus(lifetime);
    Connection kept =
        row.refreshed(
                grant
                    .refreshed(grant.granted(), grant.missing(), grant.tokenType(), end)
                    .setTo(((OAuthGrant) row.material()).settings()))
            .verified(tables.now(), null);
    return kept.state() instanceof ConnectionState.Active
        ? kept
        : kept.in(new ConnectionState.Active(tables.now()));
  }

  private void keep(ConnectionRow row, Connection kept, SealedSecrets secrets, Change change) {
    tables.connections.put(
        kept.id(), new ConnectionRow(kept, secrets, row.shares(), row.confirmation()));
    tables.tell(kept, change);
  }

  private void put(Claim claim, UUID lease, Instant until, int takeovers) {
    RefreshRow row = refresh(claim.id());
    tables.refreshes.put(
        claim.id(),
        new RefreshRow(
            row.generation(),
            lease,
            until,
            row.retryAt(),
            row.refreshedAt(),
            row.failures(),
            takeovers));
  }

  private boolean holds(Claim claim) {
    return claim.lease().equals(refresh(claim.id()).lease());
  }

  private RefreshRow refresh(ConnectionId id) {
    return tables.refreshes.getOrDefault(id, RefreshRow.FIRST);
  }

  private Optional<ConnectionRow> row(WorkspaceId workspace, ConnectionId id) {
    return Optional.ofNullable(tables.connections.get(id))
        .filter(row -> row.connection().workspace().equals(workspace))
        .filter(row -> row.connection().material() instanceof OAuthGrant);
  }
}
