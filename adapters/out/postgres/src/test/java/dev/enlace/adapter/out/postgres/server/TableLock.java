package dev.enlace.adapter.out.postgres.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps everybody from a table for a while, like a database that is slow. */
public final class TableLock implements AutoCloseable {
  private final CompletableFuture<List<String>> over;

  private TableLock(CompletableFuture<List<String>> over) {
    this.over = over;
  }

  /** Returns when it is locked, for that long at least. */
  public static TableLock on(FreshDatabase database, String table, Duration length) {
    String lock = "LOCK TABLE connections." + table;
    String sleep = "SELECT pg_sleep(" + length.toMillis() / 1000.0 + ")";
    TableLock made =
        new TableLock(CompletableFuture.supplyAsync(() -> database.rows("BEGIN", lock, sleep)));
    while (!made.over.isDone() && !isLocked(database, table)) {
      Thread.onSpinWait();
    }
    return made;
  }

  /** Waits until it is free. */
  @Override
  public void close() {
    over.join();
  }

  private static boolean isLocked(FreshDatabase database, String table) {
    return !database
        .rows(
            "SELECT 1 FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'"
                + " AND relation = 'connections.%s'::regclass".formatted(table))
        .isEmpty();
  }
}
