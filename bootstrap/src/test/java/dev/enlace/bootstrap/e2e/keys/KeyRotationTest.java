package dev.enlace.bootstrap.e2e.keys;

import static dev.enlace.bootstrap.e2e.harness.Api.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Pause;
import dev.enlace.bootstrap.e2e.harness.RowLock;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Row S3: keys are changed under load, and whoever changes them is killed half-way. {@code
 * -Denlace.connections} says how many connections there are.
 */
class KeyRotationTest {
  private static final int CONNECTIONS = Integer.getInteger("enlace.connections", 1_000);
  private static final int FIRST_BATCH = 500;
  private static final int CALLERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(5L * CONNECTIONS);
  private static final String ROTATIONS = "/keys/rotations";

  private final String database = SharedDatabase.fresh();
  private final Path home = RunningEnlace.newHome().toAbsolutePath();
  private final Map<String, String> replica =
      Map.of("DATABASE_URL", database, "ENLACE_HOME", home.toString());
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger handedOut = new AtomicInteger();
  private final AtomicInteger refreshed = new AtomicInteger();
  private final AtomicInteger unheard = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void connections_get_new_keys_in_use_though_the_replica_that_does_it_is_killed() {
    try (ChildEnlace victim = ChildEnlace.launch(home, Map.of("DATABASE_URL", database));
        RunningEnlace survivor = RunningEnlace.start(replica)) {
      List<String> ids = ManyGrants.make(survivor, CONNECTIONS);
      String walked = Grants.connected(survivor.admin().as(ManyGrants.OWNER), "airtable");
      victim.awaitReady();
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CALLERS; i++) {
          callers.execute(() -> handOut(survivor.admin().as(ManyGrants.OWNER), ids));
        }
        callers.execute(() -> refresh(survivor.admin().as(ManyGrants.OWNER), walked));
        try {
          String rotation = killHalfWay(victim, survivor, ids);
          await(() -> state(survivor, rotation).equals("completed"));
          assertComplete(survivor.admin().get(ROTATIONS + "/" + rotation));
        } finally {
          over.set(true);
        }
      }
      assertThat(failures).isEmpty();
      assertThat(handedOut).hasValueGreaterThan(100);
      assertThat(refreshed).hasValueGreaterThan(10);
      assertThat(survivor.sandbox().count("airtable.refresh"))
          .isBetween((long) refreshed.get(), (long) refreshed.get() + unheard.get());
      assertKeys();
      assertOpened(survivor, ids);
    }
  }

  private String killHalfWay(ChildEnlace victim, RunningEnlace survivor, List<String> ids) {
    try (RowLock lock = new RowLock(database, ids.get(FIRST_BATCH + 250))) {
      Answer begun = victim.admin().post(ROTATIONS, Map.of("purpose", "tokens"));
      assertThat(begun.status()).as(begun.text()).isEqualTo(202);
      String rotation = begun.text("/id");
      assertThat(begun.header("Location")).contains(ROTATIONS + "/" + rotation);
      await(() -> done(survivor, rotation) >= FIRST_BATCH - 1);
      victim.kill();
      Answer half = survivor.admin().get(ROTATIONS + "/" + rotation);
      assertThat(half.text("/state")).as(half.text()).isEqualTo("reencrypting");
      assertThat(half.json().at("/rowsDone").asLong()).isLessThan(CONNECTIONS);
      assertThat(half.json().at("/rowsPerSecond").asDouble()).isPositive();
      assertThat(half.json().at("/secondsLeft").isMissingNode()).isFalse();
      Answer second = survivor.admin().post(ROTATIONS, Map.of());
      assertThat(second.status()).as(second.text()).isEqualTo(409);
      assertThat(second.code()).isEqualTo("KEY_ROTATION_RUNNING");
      assertThat(second.text("/metadata/rotationId")).isEqualTo(rotation);
      return rotation;
    }
  }

  private static void assertComplete(Answer rotation) {
    assertThat(rotation.json().at("/rowsDone").asLong())
        .as(rotation.text())
        .isGreaterThanOrEqualTo(CONNECTIONS)
        .isEqualTo(rotation.json().at("/rowsTotal").asLong());
    assertThat(rotation.json().at("/rowsUnreadable").asLong()).isZero();
    assertThat(rotation.json().at("/secondsLeft").asLong()).isZero();
  }

  private void assertKeys() {
    Sql sql = new Sql(database);
    List<String> primaries =
        sql.texts(
            "SELECT id FROM connections.data_keys WHERE purpose='tokens' AND status='primary'");
    assertThat(primaries).hasSize(1);
    assertThat(sql.texts("SELECT DISTINCT key_id FROM connections.connections"))
        .isEqualTo(primaries);
    assertThat(
            sql.texts(
                "SELECT status || (retired_at IS NOT NULL) FROM connections.data_keys"
                    + " WHERE purpose='tokens' AND status <> 'primary'"))
        .containsExactly("retiredtrue");
    assertThat(sql.texts("SELECT name FROM connections.jobs WHERE name LIKE 'key-rotation%'"))
        .isEmpty();
  }

  private static void assertOpened(RunningEnlace enlace, List<String> ids) {
    Api owner = enlace.admin().as(ManyGrants.OWNER);
    assertThat(ids)
        .allSatisfy(id ->
            assertThat(owner.get("/connections/" + id + "/token").text("/accessToken"))
                .isEqualTo(ManyGrants.token(id)));
  }

  private void handOut(Api owner, List<String> ids) {
    while (!over.get()) {
      String id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
      Answer answer = patiently(() -> owner.get("/connections/" + id + "/token"));
      if (answer.status() != 200 || !answer.text("/accessToken").equals(ManyGrants.token(id))) {
        failures.add(answer.status() + " " + answer.text());
      }
      handedOut.incrementAndGet();
    }
  }

  private void refresh(Api owner, String id) {
    while (!over.get()) {
      Answer answer = owner.send("POST", "/connections/" + id + "/refresh", null);
      if (answer.isBusy()) {
        unheard.incrementAndGet();
      } else if (answer.status() == 200) {
        refreshed.incrementAndGet();
      } else {
        failures.add(answer.status() + " " + answer.text());
      }
      // what was renewed just now is not renewed again
      Grants.age(database, id, Duration.ofMinutes(2));
      Pause.of(Duration.ofMillis(50));
    }
  }

  private static String state(RunningEnlace enlace, String rotation) {
    return enlace.admin().get(ROTATIONS + "/" + rotation).text("/state");
  }

  private static long done(RunningEnlace enlace, String rotation) {
    return enlace.admin().get(ROTATIONS + "/" + rotation).json().at("/rowsDone").asLong();
  }

  private static void await(BooleanSupplier reached) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Pause.of(Duration.ofMillis(50));
    }
  }
}
