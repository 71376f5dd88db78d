package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.OwnDatabase;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL breaks down while two replicas change and refresh connections. {@code
 * -Denlace.crashes} says how often, {@code -Denlace.crashes.seed} repeats the delays of a run that
 * failed.
 */
class DatabaseCrashTest {
  private static final int CRASHES = Integer.getInteger("enlace.crashes", 5);
  private static final long SEED = Long.getLong("enlace.crashes.seed", System.nanoTime());
  private static final int OF_EACH_KIND = 4;
  private static final Duration READY = Duration.ofSeconds(10);

  private final Random random = new Random(SEED);

  @Test
  void nothing_that_was_acknowledged_is_lost_and_both_are_ready_within_ten_seconds() {
    try (OwnDatabase database = new OwnDatabase();
        Replicas replicas = Replicas.start(database.url())) {
      List<Writer> writers = new ArrayList<>();
      for (int i = 0; i < OF_EACH_KIND; i++) {
        writers.add(new Labels(replicas, "labels-" + i));
        writers.add(new Refreshes(replicas, database, "refreshes-" + i));
      }
      Duration slowest = Duration.ZERO;
      try (ExecutorService load = Executors.newVirtualThreadPerTaskExecutor()) {
        writers.forEach(load::execute);
        try {
          for (int crash = 0; crash < CRASHES; crash++) {
            awaitLoad(writers);
            sleep(random.nextInt(500));
            database.breakDown();
            sleep(random.nextInt(700));
            database.comeBack();
            Duration ready = untilReady(replicas);
            slowest = ready.compareTo(slowest) > 0 ? ready : slowest;
          }
          awaitLoad(writers);
        } finally {
          writers.forEach(Writer::end);
        }
      }

      assertThat(slowest).as("seed %d", SEED).isLessThan(READY);
      assertThat(writers)
          .allSatisfy(writer -> {
            assertThat(writer.unexpected).as("seed %d", SEED).isEmpty();
            writer.check();
          });
      System.out.printf(
          "%d crashes under load, %d changes and refreshes acknowledged, none lost; ready again"
              + " within %d ms (seed %d)%n",
          CRASHES, acknowledged(writers), slowest.toMillis(), SEED);
    }
  }

  /** Until each has been told of about two more changes. */
  private static void awaitLoad(List<Writer> writers) {
    int enough = acknowledged(writers) + 2 * writers.size();
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (acknowledged(writers) < enough) {
      assertThat(System.nanoTime()).as("load, seed %d", SEED).isLessThan(end);
      sleep(20);
    }
  }

  private static int acknowledged(List<Writer> writers) {
    return writers.stream().mapToInt(writer -> writer.acknowledged.get()).sum();
  }

  private static Duration untilReady(Replicas replicas) {
    long began = System.nanoTime();
    for (ChildEnlace one : List.of(replicas.one(), replicas.two())) {
      while (Api.anonymous(one.url()).get("/health/readiness").status() != 200
          && System.nanoTime() - began < 2 * READY.toNanos()) {
        sleep(20);
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Somebody who changes a connection of theirs again and again, at one replica and the other. */
  private abstract static class Writer implements Runnable {
    final AtomicInteger acknowledged = new AtomicInteger();
    final Api user;
    final String id;
    private final List<URI> addresses;
    final List<String> unexpected = new CopyOnWriteArrayList<>();
    private volatile boolean ends;

    Writer(Replicas replicas, String name) {
      user = replicas.one().admin().as(name);
      id = Grants.connected(user, "airtable");
      addresses = List.of(replicas.one().url(), replicas.two().url());
    }

    @Override
    public final void run() {
      for (int turn = 1; !ends; turn++) {
        Answer answer = change(user.at(addresses.get(turn % addresses.size())), turn);
        if (answer.status() == 200) {
          acknowledged(turn, answer);
          acknowledged.incrementAndGet();
        } else {
          if (answer.status() != 503) {
            unexpected.add(answer.text());
          }
          sleep(50);
        }
      }
    }

    final void end() {
      ends = true;
    }

    abstract Answer change(Api at, int turn);

    abstract void acknowledged(int turn, Answer answer);

    abstract void check();
  }

  /** Each label is a higher number: what is there in the end is no lower than the last told. */
  private static final class Labels extends Writer {
    private volatile int last;

    Labels(Replicas replicas, String name) {
      super(replicas, name);
    }

    @Override
    Answer change(Api at, int turn) {
      Answer now = at.get("/connections/" + id);
      return now.status() == 200
          ? at.with("If-Match", now.header("ETag").orElseThrow())
              .patch("/connections/" + id, Map.of("label", "" + turn))
          : now;
    }

    @Override
    void acknowledged(int turn, Answer answer) {
      last = turn;
    }

    @Override
    void check() {
      assertThat(Integer.parseInt(user.get("/connections/" + id).text("/label")))
          .as("seed %d", SEED)
          .isGreaterThanOrEqualTo(last);
    }
  }

  /** The grant is refreshed each time: it lives on in the end, and refreshes again. */
  private static final class Refreshes extends Writer {
    private final OwnDatabase database;

    Refreshes(Replicas replicas, OwnDatabase database, String name) {
      super(replicas, name);
      this.database = database;
    }

    @Override
    Answer change(Api at, int turn) {
      expire();
      return at.get("/connections/" + id + "/token");
    }

    @Override
    void acknowledged(int turn, Answer answer) {
      assertThat(answer.text("/accessToken")).startsWith("sandbox-airtable-access-");
    }

    @Override
    void check() {
      assertThat(expire()).isTrue();
      Answer again = user.get("/connections/" + id + "/token");
      assertThat(again.status()).as("%s, seed %d", again.text(), SEED).isEqualTo(200);
      assertThat(user.get("/connections/" + id).text("/state/state")).isEqualTo("active");
    }

    private boolean expire() {
      try {
        return database.update(
                """
                UPDATE connections.connections
                SET expires_at = now() - interval '1 second', retry_at = '-infinity'
                WHERE id = '%s'
                """
                    .formatted(id))
            == 1;
      } catch (IllegalStateException away) {
        return false;
      }
    }
  }
}
