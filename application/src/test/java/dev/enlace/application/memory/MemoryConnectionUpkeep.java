package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryTables.ConnectionRow;
import dev.enlace.application.memory.MemoryTables.UpkeepRow;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Upkeep in memory. */
public final class MemoryConnectionUpkeep implements ConnectionUpkeep {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryConnectionUpkeep(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Mono<Integer> used(WorkspaceId workspace, Map<ConnectionId, Long> uses, Duration ahead) {
    return tables.one(() -> {
      List<ConnectionRow> known =
          rows(workspace).filter(row -> uses.containsKey(row.connection().id())).toList();
      known.forEach(row -> {
        UpkeepRow upkeep = upkeep(row);
        Instant end = end(row.connection());
        Instant early = end == null ? upkeep.lookAt() : end.minus(ahead);
        put(row, early.isBefore(upkeep.lookAt()) ? early : upkeep.lookAt(), tables.now());
      });
      return Optional.of(known.size());
    });
  }

  @Override
  public Flux<WorkspaceId> due(int limit) {
    return tables.many(() ->
        tables.connections.values().stream()
            .filter(this::isDue)
            .map(row -> row.connection().workspace())
            .distinct()
            .limit(limit)
            .toList());
  }

  @Override
  public Flux<Due> take(WorkspaceId workspace, int limit, Duration hold) {
    return tables.many(() -> {
      List<ConnectionRow> taken =
          rows(workspace)
              .filter(this::isDue)
              .sorted(Comparator.comparing(row -> upkeep(row).lookAt()))
              .limit(limit)
              .toList();
      taken.forEach(row -> put(row, tables.now().plus(hold), upkeep(row).usedAt()));
      return taken.stream().map(this::due).toList();
    });
  }

  @Override
  public Mono<Boolean> lookAgain(Connection connection, Duration after) {
    return tables.one(() -> {
      ConnectionRow row = tables.connections.get(connection.id());
      if (row != null) {
        put(row, tables.now().plus(after), upkeep(row).usedAt());
      }
      return Optional.of(row != null);
    });
  }

  private Due due(ConnectionRow row) {
    Connection connection = row.connection();
    Instant now = tables.now();
    Instant end = end(connection);
    Instant renewed =
        tables.refreshes.getOrDefault(connection.id(), MemoryTables.RefreshRow.FIRST).refreshedAt();
    return new Due(
        connection,
        row.secrets().byField().containsKey(Material.REFRESH_TOKEN),
        end == null ? null : Duration.between(now, end),
        Duration.between(renewed == null ? connection.createdAt() : renewed, now),
        since(upkeep(row).usedAt(), now),
        since(connection.verifiedAt(), now));
  }

  private boolean isDue(ConnectionRow row) {
    return !upkeep(row).lookAt().isAfter(tables.now());
  }

  private UpkeepRow upkeep(ConnectionRow row) {
    Instant first = row.connection().createdAt().plus(FIRST_LOOK);
    return tables.upkeep.getOrDefault(row.connection().id(), new UpkeepRow(first, null));
  }

  private void put(ConnectionRow row, Instant lookAt, @Nullable Instant usedAt) {
    tables.upkeep.put(row.connection().id(), new UpkeepRow(lookAt, usedAt));
  }

  private Stream<ConnectionRow> rows(WorkspaceId workspace) {
    return tables.connections.values().stream()
        .filter(row -> row.connection().workspace().equals(workspace));
  }

  private static @Nullable Instant end(Connection connection) {
    return connection.material() instanceof Material.OAuthGrant grant ? grant.expiresAt() : null;
  }

  private static @Nullable Duration since(@Nullable Instant then, Instant now) {
    return then == null ? null : Duration.between(then, now);
  }
}
