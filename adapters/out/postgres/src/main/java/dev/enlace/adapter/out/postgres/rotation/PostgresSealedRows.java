package dev.enlace.adapter.out.postgres.rotation;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.SealedRows;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All rows of PostgreSQL that hold ciphertext. */
public final class PostgresSealedRows implements SealedRows {
  private static final String COUNT_DONE =
      """
      UPDATE connections.key_rotations r SET rows_done = rows_done + :rows
      WHERE r.workspace_id = :workspace AND r.id = :id AND r.ended_at IS NULL
      """;

  private final Database database;
  private final Map<String, SealedTable> byName;
  private final Jobs jobs;

  /** In that database, of those tables; the jobs stand there too. */
  public PostgresSealedRows(Database database, List<SealedTable> tables, Jobs jobs) {
    this.database = database.forManyRows();
    this.byName =
        tables.stream()
            .collect(Collectors.toUnmodifiableMap(SealedTable::name, Function.identity()));
    this.jobs = jobs;
  }

  @Override
  public List<Table> tables() {
    return byName.values().stream()
        .map(table -> new Table(table.name(), table.purpose()))
        .sorted(Comparator.comparing(Table::name))
        .toList();
  }

  @Override
  public Mono<Long> count(Table table, WorkspaceId workspace, int keyId) {
    return database.read(named(table).count(workspace, keyId));
  }

  @Override
  public Flux<Row> batch(Table table, WorkspaceId workspace, int keyId, UUID after, int limit) {
    return database.readAll(named(table).batch(workspace, keyId, after, limit));
  }

  @Override
  public Mono<Long> replace(Batch batch) {
    WorkspaceId workspace = batch.rotation().workspace();
    Mono<Long> replaced =
        batch.rows().isEmpty()
            ? Mono.just(0L)
            : named(batch.table()).replace(workspace, batch.rows());
    return database
        .write(
            replaced.flatMap(rows ->
                database
                    .sql(COUNT_DONE)
                    .bind("workspace", workspace.value())
                    .bind("id", batch.rotation().id().value())
                    .bind("rows", rows)
                    .then()
                    .then(jobs.save(batch.lease(), batch.length(), batch.next()))
                    .flatMap(held -> held ? Mono.just(rows) : LostLease.error())))
        .onErrorResume(LostLease.class, lost -> Mono.empty());
  }

  private SealedTable named(Table table) {
    SealedTable named = byName.get(table.name());
    if (named == null) {
      throw new IllegalArgumentException("no sealed table " + table.name());
    }
    return named;
  }
}
