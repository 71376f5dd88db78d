package dev.enlace.bootstrap.e2e.fault;

import static dev.enlace.bootstrap.e2e.harness.Api.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Pause;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Sql;
import dev.enlace.sandbox.traffic.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kills Enlace at random points between callback and save, and of refreshes. The providers outlive
 * it. {@code -Denlace.kills} says how often, {@code -Denlace.kills.seed} repeats the delays of a
 * run that failed.
 */
class KillNineTest {
  private static final int KILLS = Integer.getInteger("enlace.kills", 20);
  private static final long SEED = Long.getLong("enlace.kills.seed", System.nanoTime());
  private static final int IN_FLIGHT = 5;
  private static final int REPLAYS = 10;
  private static final Duration APART = Duration.ofMillis(40);
  private static final int LATENCY_MILLIS = 60;

  private final String database = SharedDatabase.fresh();
  private final int sandbox = RunningEnlace.freePort();
  private final RunningEnlace stays =
      RunningEnlace.start(
          Replicas.with(
              Replicas.shared(database), Map.of("ENLACE_SANDBOX_PORT", String.valueOf(sandbox))));
  private final Map<String, String> replica =
      Replicas.with(Replicas.shared(database), Replicas.airtableAt(sandbox));
  private final Random random = new Random(SEED);
  private final List<Walk> walks = new ArrayList<>();
  private final List<Refreshed> refreshed = new ArrayList<>();

  @AfterEach
  void stop() {
    stays.close();
  }

  @Test
  void what_was_told_is_kept_and_nothing_is_half() {
    for (String endpoint : List.of("exchange", "whoami", "refresh")) {
      stays.sandbox().fault(Fault.latency("airtable", endpoint, LATENCY_MILLIS, 0));
    }
    ChildEnlace child = launch();
    for (int round = 0; round < KILLS; round++) {
      // the next one starts while this one is tried: both work on the same database, as replicas do
      try (ChildEnlace victim = child) {
        child = launch();
        try {
          kill(victim.awaitReady(), round);
        } catch (RuntimeException | AssertionError e) {
          child.close();
          throw e;
        }
      }
    }
    try (ChildEnlace last = child) {
      last.awaitReady();
      Attempts attempts = new Attempts(new Sql(database));
      check(attempts, last);
      checkRefreshes();
    }
  }

  private ChildEnlace launch() {
    return ChildEnlace.launch(RunningEnlace.newHome(), replica);
  }

  private void kill(ChildEnlace child, int round) {
    Api key = newKey(child);
    List<Refreshed> refreshes = expired();
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
          Pause.of(delay);
          walk.comeBack();
        });
      }
      for (int i = 0; i < refreshes.size(); i++) {
        Refreshed refresh = refreshes.get(i);
        Duration delay = APART.multipliedBy(i);
        people.execute(() -> {
          Pause.of(delay);
          refresh.ask(child.admin());
        });
      }
      Duration all = APART.multipliedBy(IN_FLIGHT).plus(usual.multipliedBy(2));
      Pause.of(Duration.ofMillis(random.nextLong(all.toMillis())));
      child.kill();
    }
  }

  /** The grants of the last kill, each of which is refreshed once. */
  private List<Refreshed> expired() {
    Map<String, String> completed = new Attempts(new Sql(database)).completed();
    List<Refreshed> expired = new ArrayList<>();
    for (Walk walk : walks.subList(Math.max(0, walks.size() - IN_FLIGHT - 1), walks.size())) {
      String connection = completed.get(walk.attempt());
      if (connection != null) {
        expired.add(Refreshed.of(database, connection, walk.user()));
      }
    }
    refreshed.addAll(expired);
    return expired;
  }

  /** Lost is only what the provider had answered, and nobody could keep any more. */
  private void checkRefreshes() {
    Sql sql = new Sql(database);
    long answered = stays.sandbox().count("airtable.refresh");
    long kept = refreshed.stream().mapToLong(one -> one.refreshes(sql)).sum();
    long lost = refreshed.stream().filter(one -> !one.lives(sql, database, stays.admin())).count();
    assertThat(answered).as("refreshes").isPositive();
    assertThat(lost).as(seed()).isLessThanOrEqualTo(answered - kept);
    System.out.printf(
        "%d refreshes disturbed: %d kept, %d answered by the provider alone, of which %d lost%n",
        refreshed.size(), kept, answered - kept, lost);
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
      if (connection != null && refreshed.stream().noneMatch(one -> one.is(connection))) {
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
        patiently(() ->
            child
                .admin()
                .post(
                    "/api-keys",
                    Map.of("name", "kill", "role", "member", "permissions", List.of("act_as"))));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return Api.of(child.url(), made.text("/key"));
  }

  private static List<String> ids(List<Walk> walks) {
    return walks.stream().map(Walk::attempt).toList();
  }

  private static String seed() {
    return "seed " + SEED;
  }
}
