package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A request that is sent again has its effect once, whatever happens to whoever answers it. */
class SentAgainTest {
  private static final String DATABASE = SharedDatabase.fresh();
  private static final Map<String, String> SHARED = Replicas.shared(DATABASE);
  private static final int IN_PARALLEL = 100;
  private static final int SENDERS = 24;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static RunningEnlace enlace;
  private static RunningEnlace other;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start(SHARED);
    other = RunningEnlace.start(SHARED);
  }

  @AfterAll
  static void stop() {
    other.close();
    enlace.close();
  }

  @Test
  void one_key_a_hundred_times_in_parallel_makes_one_api_key_and_everybody_gets_it()
      throws ExecutionException, InterruptedException {
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<URI> replicas = List.of(enlace.url(), other.url());
      List<Future<Answer>> answers =
          IntStream.range(0, IN_PARALLEL)
              .mapToObj(i -> senders.submit(() -> untilAnswered(replicas.get(i % 2), "parallel")))
              .toList();
      List<String> texts = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).as(answer.get()::text).isEqualTo(201);
        texts.add(answer.get().text());
      }

      assertThat(texts).hasSize(IN_PARALLEL).containsOnly(texts.getFirst());
      assertThat(made("parallel")).isEqualTo(1);
      Answer reused = post(enlace.url(), "parallel", "another name");
      assertThat(reused.status()).isEqualTo(422);
      assertThat(reused.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
      String key = answers.getFirst().get().text("/key");
      assertThat(Rows.texts(DATABASE, "SELECT k::text FROM connections.idempotency_keys k"))
          .isNotEmpty()
          .noneMatch(row -> row.contains(hex(key)) || row.contains(key));
    }
  }

  @Test
  void a_replica_that_is_killed_leaves_an_effect_with_its_answer_or_neither() {
    Map<String, String> told = new ConcurrentHashMap<>();
    Map<String, Boolean> sent = new ConcurrentHashMap<>();
    try (ChildEnlace victim = ChildEnlace.launch(RunningEnlace.newHome(), SHARED);
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      victim.awaitReady();
      for (int sender = 0; sender < SENDERS; sender++) {
        String name = "sender-" + sender;
        senders.execute(() -> sendUntilKilled(victim.url(), name, sent, told));
      }
      await(() -> told.size() >= SENDERS);
      victim.kill();
    }
    // as a quarter of a minute later
    Rows.update(DATABASE, "UPDATE connections.idempotency_keys SET lease_until = now()");

    for (String key : sent.keySet()) {
      Answer again = untilAnswered(enlace.url(), key);
      assertThat(again.status()).as(again::text).isEqualTo(201);
      assertThat(again.text()).isEqualTo(told.getOrDefault(key, again.text()));
      assertThat(untilAnswered(enlace.url(), key).text()).isEqualTo(again.text());
      assertThat(made(key)).as(key).isEqualTo(1);
    }
    assertThat(told).isNotEmpty();
    assertThat(sent.size() - told.size()).as("killed while they were answered").isPositive();
    System.out.printf("%d sent, %d answered before the kill%n", sent.size(), told.size());
  }

  private static void sendUntilKilled(
      URI replica, String name, Map<String, Boolean> sent, Map<String, String> told) {
    for (int i = 0; ; i++) {
      String key = name + "-" + i;
      sent.put(key, true);
      Optional<Answer> answer = tried(replica, key);
      if (answer.isEmpty()) {
        return;
      }
      if (answer.get().status() == 201) {
        told.put(key, answer.get().text());
      }
    }
  }

  private static Optional<Answer> tried(URI replica, String key) {
    try {
      return Optional.of(post(replica, key, key));
    } catch (UncheckedIOException killed) {
      return Optional.empty();
    }
  }

  private static Answer untilAnswered(URI replica, String key) {
    AtomicReference<Answer> last = new AtomicReference<>();
    await(() -> {
      Answer answer = post(replica, key, key);
      last.set(answer);
      boolean later = answer.status() == 409 || answer.status() == 503;
      if (later) {
        assertThat(answer.code()).isIn("IDEMPOTENCY_KEY_IN_FLIGHT", "STORE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).contains("1");
      }
      return !later;
    });
    return last.get();
  }

  private static Answer post(URI replica, String key, String name) {
    return Api.of(replica, RunningEnlace.ADMIN_KEY)
        .with("Idempotency-Key", "\"" + key + "\"")
        .post("/api-keys", Map.of("name", name, "role", "member"));
  }

  private static int made(String name) {
    return Integer.parseInt(
        Rows.texts(DATABASE, "SELECT count(*) FROM connections.api_keys WHERE name = ?", name)
            .getFirst());
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
