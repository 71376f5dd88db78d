package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Crowd;
import dev.enlace.bootstrap.e2e.harness.Crowd.Told;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** SIGTERM while a provider has spent the old token and has not yet answered with the new one. */
class OrderlyEndTest {
  private static final int CALLERS = 8;
  private static final int ENOUGH = 300;
  private static final Duration LATE = Duration.ofSeconds(10);

  private final String database = SharedDatabase.fresh();

  @Test
  void a_refresh_that_nobody_waits_for_is_kept_before_the_process_ends() {
    try (ChildEnlace enlace =
        ChildEnlace.launch(RunningEnlace.newHome(), Map.of("DATABASE_URL", database))
            .awaitReady()) {
      Api user = enlace.admin().as("ending");
      String id = Grants.connected(user, "airtable");
      Grants.expire(database, id);
      Grants.refreshesLate(enlace.control(), 1, LATE);

      Crowd.askAndLeave(
          1, LATE.dividedBy(2), enlace.url().resolve("/connections/" + id + "/token"), "ending");
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
      Grants.refreshesLate(enlace.control(), CALLERS, LATE);

      CompletableFuture<List<Told>> asked =
          Crowd.ask(CALLERS, Duration.ofMillis(CALLERS), tokens, "busy");
      while (refreshing() < CALLERS && !asked.isDone()) {
        Thread.sleep(20);
      }
      enlace.endsWithin(30, TimeUnit.SECONDS);

      assertThat(asked.join()).hasSize(CALLERS).extracting(Told::status).containsOnly(200);
    }
  }

  @Test
  void nobody_is_failed_by_an_end_under_load_and_it_comes_within_half_a_minute()
      throws InterruptedException {
    try (ChildEnlace enlace =
            ChildEnlace.launch(RunningEnlace.newHome(), Map.of("DATABASE_URL", database))
                .awaitReady();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Api user = enlace.admin().as("unceasing");
      String path = "/connections/" + Grants.connected(user, "airtable") + "/token";
      List<String> failed = new CopyOnWriteArrayList<>();
      AtomicInteger served = new AtomicInteger();
      AtomicBoolean ending = new AtomicBoolean();
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> callUntilNobodyListens(user, path, ending, served, failed));
      }
      while (served.get() < ENOUGH && failed.isEmpty()) {
        Thread.sleep(20);
      }

      ending.set(true);
      enlace.endsWithin(30, TimeUnit.SECONDS);
      callers.close();

      assertThat(failed).isEmpty();
      assertThat(served.get()).isGreaterThan(ENOUGH);
    }
  }

  /** All that have asked are with the provider. */
  private int refreshing() {
    return Integer.parseInt(
        Rows.texts(
                database, "SELECT count(*) FROM connections.connections WHERE lease_until > now()")
            .getFirst());
  }

  /** Whose connection is refused, or broken off before a byte of an answer, goes to a replica. */
  private static void callUntilNobodyListens(
      Api user, String path, AtomicBoolean ending, AtomicInteger served, List<String> failed) {
    while (true) {
      try {
        boolean before = !ending.get();
        Answer answer = user.get(path);
        if (answer.status() == 200) {
          served.incrementAndGet();
        } else if (!before || !answer.isBusy()) {
          failed.add(answer.text());
        }
      } catch (UncheckedIOException e) {
        String why = String.valueOf(e.getCause());
        // a kept connection may be closed while the next request is on its way (RFC 9112, 9.6)
        if (!(e.getCause() instanceof ConnectException)
            && !why.contains("received no bytes")
            && !why.contains("Connection reset")) {
          failed.add(why);
        }
        return;
      }
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
