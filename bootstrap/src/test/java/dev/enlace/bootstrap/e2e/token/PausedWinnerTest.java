package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Crowd;
import dev.enlace.bootstrap.e2e.harness.Crowd.Told;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.sandbox.traffic.Fault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Row R4, with a crowd and with clocks apart: whoever refreshes stands still for longer than its
 * lease, and goes on. Nothing but time ends the lease.
 */
class PausedWinnerTest {
  /** The lease, its grace, and one call. */
  private static final Duration PATIENCE = Duration.ofSeconds(55);

  private static final Duration APART = Duration.ofMinutes(5);
  private static final int CALLERS = 200;
  private static final String DATABASE = SharedDatabase.fresh();
  private static RunningEnlace stays;
  private static ChildEnlace winner;

  @BeforeAll
  static void start() {
    stays =
        RunningEnlace.start(
            Replicas.shared(DATABASE),
            bean -> bean instanceof Clock clock ? Clock.offset(clock, APART) : bean);
    int sandbox = stays.sandbox().http().getPort();
    winner =
        ChildEnlace.launch(
                RunningEnlace.newHome(),
                Replicas.with(Replicas.shared(DATABASE), Replicas.airtableAndGmailAt(sandbox)))
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    winner.close();
    stays.close();
  }

  @Test
  void what_it_got_is_kept_where_nobody_has_won_since_and_dropped_where_somebody_has()
      throws Exception {
    Api user = stays.admin().as("paused");
    // Airtable has spent the token; Google takes the same one for good
    String kept = Grants.connected(user, "airtable");
    String overtaken = Grants.connected(user, "gmail");
    for (String id : List.of(kept, overtaken)) {
      Grants.expire(DATABASE, id);
    }
    stays.sandbox().fault(Fault.latency("airtable", "refresh", 8_000, 1));
    stays.sandbox().fault(Fault.latency("google", "refresh", 8_000, 1));

    CompletableFuture<List<Told>> winnersOfKept = ask(1, winner.url(), kept);
    CompletableFuture<List<Told>> winnersOfOvertaken = ask(1, winner.url(), overtaken);
    await(() -> refreshes("airtable") == 1 && refreshes("google") == 1);
    winner.pause();
    CompletableFuture<List<Told>> crowdOfKept = ask(CALLERS, stays.url(), kept);
    CompletableFuture<List<Told>> crowdOfOvertaken = ask(CALLERS, stays.url(), overtaken);
    try {
      String won = theOne(crowdOfOvertaken);
      await(() -> user.get("/connections/" + kept).text("/state/state").equals("degraded"));
      Thread.sleep(Duration.ofSeconds(3));
      assertThat(crowdOfKept).as("a token that is spent gives none").isNotDone();
      winner.goOn();
      assertThat(theOne(winnersOfOvertaken)).isEqualTo(won);
      assertThat(theOne(ask(1, stays.url(), overtaken))).isEqualTo(won);
    } finally {
      winner.goOn();
    }

    assertThat(theOne(winnersOfKept)).isEqualTo(theOne(crowdOfKept));
    assertThat(user.get("/connections/" + kept).text("/state/state")).isEqualTo("active");
    assertThat(refreshes("airtable")).as("one try with the token that may be spent").isEqualTo(2);
    assertThat(refreshes("google")).isEqualTo(2);
  }

  private static CompletableFuture<List<Told>> ask(int callers, URI replica, String id) {
    return Crowd.ask(callers, Duration.ofSeconds(1), List.of(replica.resolve(path(id))), "paused");
  }

  /** What all of them were told. */
  private static String theOne(CompletableFuture<List<Told>> crowd) throws Exception {
    List<Told> told = crowd.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    Stream<String> trouble = told.stream().filter(one -> one.status() != 200).map(Told::body);
    assertThat(trouble.distinct()).isEmpty();
    List<String> tokens = told.stream().map(Told::token).distinct().toList();
    assertThat(tokens).hasSize(1);
    return tokens.getFirst();
  }

  private static long refreshes(String provider) {
    return stays.sandbox().count(provider + ".refresh");
  }

  private static String path(String id) {
    return "/connections/" + id + "/token";
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
