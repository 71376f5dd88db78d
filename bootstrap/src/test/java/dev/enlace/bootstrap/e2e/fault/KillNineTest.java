package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Kills Enlace at random points between callback and save. {@code -Denlace.kills} says how often,
 * {@code -Denlace.kills.seed} repeats the delays of a run that failed.
 */
class KillNineTest {
  private static final int KILLS = Integer.getInteger("enlace.kills", 20);
  private static final long SEED = Long.getLong("enlace.kills.seed", System.nanoTime());
  private static final int IN_FLIGHT = 5;
  private static final int REPLAYS = 10;
  private static final Duration APART = Duration.ofMillis(40);
  private static final Duration LATENCY = Duration.ofMillis(60);

  private final String database = SharedDatabase.fresh();
  private final Path home = RunningEnlace.newHome();
  private final Random random = new Random(SEED);
  private final List<Walk> walks = new ArrayList<>();

  @Test
  void a_state_is_unspent_or_spent_or_its_connection_is_whole_but_nothing_is_half() {
    ChildEnlace child = launch();
    for (int round = 0; round < KILLS; round++) {
      // the next one starts while this one is tried: both work on the same database, as replicas do
      try (ChildEnlace victim = child) {
        child = launch();
        try {
          killWithinCallbacks(victim.awaitReady(), round);
        } catch (RuntimeException | AssertionError e) {
          child.close();
          throw e;
        }
      }
    }
    try (ChildEnlace last = child) {
      last.awaitReady();
      check(new Attempts(new Sql(database)), last);
    }
  }

  private ChildEnlace launch() {
    return ChildEnlace.launch(home, Map.of("DATABASE_URL", database));
  }

  private void killWithinCallbacks(ChildEnlace child, int round) {
    Api key = newKey(child);
    for (String endpoint : List.of("exchange", "whoami")) {
      assertThat(child.control().post("/faults", latency(endpoint)).status()).isEqualTo(201);
    }
    Walk undisturbed = Walk.upToTheCallback(key, "user-%d".formatted(round), "airtable");
    long began = System.nanoTime();
    undisturbed.comeBack();
    Duration usual = Duration.ofNanos(System.nanoTime() - began);
    assertThat(undisturbed.toldConnected()).isTrue();
    walks.add(undisturbed);

    List<Walk> disturbed = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      disturbed.add(Walk.upToTheCallback(key, "user-%d-%d".formatted(round, i), "airtable"));
    }
    walks.addAll(disturbed);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        Walk walk = disturbed.get(i);
        Duration delay = APART.multipliedBy(i);
        people.execute(() -> {
          sleep(delay);
          walk.comeBack();
        });
      }
      Duration all = APART.multipliedBy(IN_FLIGHT).plus(usual.multipliedBy(2));
      sleep(Duration.ofMillis(random.nextLong(all.toMillis())));
      child.kill();
    }
  }

  private void check(Attempts attempts, ChildEnlace last) {
    assertThat(attempts.half()).as(seed()).isEmpty();
    assertThat(attempts.whatNoAttemptAccountsFor()).as(seed()).isEmpty();
    assertThat(attempts.all()).containsExactlyInAnyOrderElementsOf(ids(walks));
    assertThat(attempts.completed().keySet())
        .as(seed())
        .containsAll(ids(walks.stream().filter(Walk::toldConnected).toList()));
    for (Walk walk : walks) {
      String connection = attempts.completed().get(walk.attempt());
      if (connection != null) {
        Answer token = last.admin().as(walk.user()).get("/connections/" + connection + "/token");
        assertThat(token.status()).as(token::text).isEqualTo(200);
        assertThat(token.text("/accessToken")).startsWith("sandbox-airtable-access-");
      }
    }
    walks.stream()
        .filter(walk -> attempts.interrupted().contains(walk.attempt()))
        .limit(REPLAYS)
        .forEach(walk -> refusesAgain(last, walk));
    assertThat(walks.stream().filter(Walk::unanswered)).hasSizeGreaterThanOrEqualTo(KILLS / 2);
    assertThat(attempts.interrupted()).as("killed between callback and save").isNotEmpty();
    System.out.printf(
        "%d kills, %d attempts: %d unspent, %d spent without a connection, %d connected (seed %d)%n",
        KILLS,
        walks.size(),
        walks.size() - attempts.spent().size(),
        attempts.interrupted().size(),
        attempts.completed().size(),
        SEED);
  }

  private static void refusesAgain(ChildEnlace enlace, Walk walk) {
    Answer again = Api.anonymous(enlace.url()).get(walk.callbackPath());
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text()).contains("CONNECTION.INVALID_STATE");
  }

  /** A key for each kill: starts are limited a minute and key. */
  private static Api newKey(ChildEnlace child) {
    Answer made =
        child
            .admin()
            .post(
                "/api-keys",
                Map.of("name", "kill", "role", "member", "permissions", List.of("act_as")));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return Api.of(child.url(), made.text("/key"));
  }

  private static Map<String, Object> latency(String endpoint) {
    return Map.of(
        "provider",
        "airtable",
        "endpoint",
        endpoint,
        "kind",
        "LATENCY",
        "count",
        0,
        "millis",
        LATENCY.toMillis(),
        "after",
        false);
  }

  private static List<String> ids(List<Walk> walks) {
    return walks.stream().map(Walk::attempt).toList();
  }

  private static String seed() {
    return "seed " + SEED;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
