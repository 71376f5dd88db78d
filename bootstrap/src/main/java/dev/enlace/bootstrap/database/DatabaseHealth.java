package dev.enlace.bootstrap.database;

import dev.enlace.adapter.out.postgres.store.Database;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Whether the database answers, and in time: one that has gone silent counts as away. */
public final class DatabaseHealth implements ReactiveHealthIndicator {
  private final Database database;

  /** Of that database. */
  public DatabaseHealth(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Health> health() {
    return database
        .read(database.sql("SELECT 1").then())
        .thenReturn(Health.up().build())
        .onErrorReturn(Health.down().build());
  }
}
