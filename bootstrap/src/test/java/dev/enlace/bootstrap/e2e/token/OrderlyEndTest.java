package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Crowd;
import dev.enlace.bootstrap.e2e.harness.Crowd.Told;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SIGTERM while a provider has spent the old token and has not yet answered with the new one. */
class OrderlyEndTest {
  private static final int CALLERS = 8;

  private final String database = SharedDatabase.fresh();

  @Test
  void a_refresh_that_nobody_waits_for_is_kept_before_the_process_ends() {
    try (ChildEnlace enlace =
        ChildEnlace.launch(RunningEnlace.newHome(), Map.of("DATABASE_URL", database))
            .awaitReady()) {
      Api user = enlace.admin().as("ending");
      String id = Grants.connected(user, "airtable");
      Grants.expire(database, id);
      assertThat(enlace.control().post("/faults", slowRefreshes(1)).status()).isEqualTo(201);

      Crowd.askAndLeave(
          1,
          Duration.ofSeconds(2),
          enlace.url().resolve("/connections/" + id + "/token"),
          "ending");
      assertThat(generation(id)).isEqualTo("1");
      enlace.endsWithin(30, TimeUnit.SECONDS);

      assertThat(generation(id)).isEqualTo("2");
    }
  }

  @Test
  void whoever_was_heard_before_the_end_is_answered_and_it_comes_within_half_a_minute()
      throws InterruptedException {
    try (ChildEnlace enlace =
        ChildEnlace.launch(RunningEnlace.newHome(), Map.of("DATABASE_URL", database))
            .awaitReady()) {
      Api user = enlace.admin().as("busy");
      List<URI> tokens = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        String id = Grants.connected(user, "airtable");
        Grants.expire(database, id);
        tokens.add(enlace.url().resolve("/connections/" + id + "/token"));
      }
      assertThat(enlace.control().post("/faults", slowRefreshes(CALLERS)).status()).isEqualTo(201);

      CompletableFuture<List<Told>> asked =
          Crowd.ask(CALLERS, Duration.ofMillis(CALLERS), tokens, "busy");
      while (refreshing() < CALLERS && !asked.isDone()) {
        Thread.sleep(20);
      }
      enlace.endsWithin(30, TimeUnit.SECONDS);

      assertThat(asked.join()).hasSize(CALLERS).extracting(Told::status).containsOnly(200);
    }
  }

  /** All that have asked are with the provider. */
  private int refreshing() {
    return Integer.parseInt(
        Rows.texts(
                database, "SELECT count(*) FROM connections.connections WHERE lease_until > now()")
            .getFirst());
  }

  private static Map<String, Object> slowRefreshes(int count) {
    return Map.of(
        "provider",
        "airtable",
        "endpoint",
        "refresh",
        "kind",
        "LATENCY",
        "count",
        count,
        "millis",
        4_000,
        "after",
        true);
  }

  private String generation(String id) {
    return Rows.texts(
            database,
            "SELECT generation FROM connections.connections WHERE id = ?",
            UUID.fromString(id))
        .getFirst();
  }
}
