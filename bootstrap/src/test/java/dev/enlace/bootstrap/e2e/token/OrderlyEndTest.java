package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Crowd;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SIGTERM while a provider has spent the old token and has not yet answered with the new one. */
class OrderlyEndTest {
  private final String database = SharedDatabase.fresh();

  @Test
  void a_refresh_that_nobody_waits_for_is_kept_before_the_process_ends() {
    try (ChildEnlace enlace =
        ChildEnlace.launch(RunningEnlace.newHome(), Map.of("DATABASE_URL", database))
            .awaitReady()) {
      Api user = enlace.admin().as("ending");
      String id = Grants.connected(user, "airtable");
      Grants.expire(database, id);
      Map<String, Object> late =
          Map.of(
              "provider",
              "airtable",
              "endpoint",
              "refresh",
              "kind",
              "LATENCY",
              "count",
              1,
              "millis",
              4_000,
              "after",
              true);
      assertThat(enlace.control().post("/faults", late).status()).isEqualTo(201);

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

  private String generation(String id) {
    return Rows.texts(
            database,
            "SELECT generation FROM connections.connections WHERE id = ?",
            UUID.fromString(id))
        .getFirst();
  }
}
