package dev.enlace.bootstrap.e2e.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.event.Receiver.Told;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several replicas on one database tell everything, in order, also when one of them is killed. */
class ReplicasTellTest {
  private static final int CONNECTIONS = 24;
  private static final int CHANGES = 8;

  private static final String DATABASE = SharedDatabase.fresh();
  private static Receiver receiver;
  private static RunningEnlace one;
  private static RunningEnlace two;

  @BeforeAll
  static void start() {
    receiver = Receiver.start();
    one = RunningEnlace.start(replica(DATABASE));
    two = RunningEnlace.start(replica(DATABASE));
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
    receiver.close();
  }

  @Test
  void everything_is_told_in_order_by_whoever_comes_first_and_once() throws Exception {
    Answer webhook = receiver.subscribe(one.admin(), "/both");
    receiver.subscribe(one.admin(), "/slow");
    IntStream.range(0, 1000).forEach(n -> receiver.behaves("/slow", Receiver.after(1_000)));
    List<Future<?>> people = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        RunningEnlace at = i % 2 == 0 ? one : two;
        RunningEnlace other = i % 2 == 0 ? two : one;
        people.add(threads.submit(() -> live(at, other)));
      }
      for (Future<?> person : people) {
        person.get();
      }
    }

    List<Told> told = receiver.await("/both", CONNECTIONS * (CHANGES + 1));

    Map<String, List<Told>> byConnection =
        told.stream().collect(Collectors.groupingBy(Told::connection));
    assertThat(byConnection).hasSize(CONNECTIONS);
    assertThat(byConnection.values())
        .allSatisfy(each ->
            assertThat(each)
                .extracting(one -> one.json().at("/data/version").asInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CHANGES + 1).boxed().toList()));
    assertThat(told).extracting(Told::id).doesNotHaveDuplicates();
    awaitNoStreams(DATABASE, webhook.text("/id"));
  }

  @Test
  void what_a_killed_replica_was_telling_is_told_again_by_another_and_in_order() {
    String database = SharedDatabase.fresh();
    // alone at first, since any replica that looks may be the one that tells
    ChildEnlace victim =
        ChildEnlace.launch(RunningEnlace.newHome(), replica(database)).awaitReady();
    try (victim) {
      Answer webhook = receiver.subscribe(victim.admin(), "/killed");
      CountDownLatch heard = new CountDownLatch(1);
      CountDownLatch killed = new CountDownLatch(1);
      receiver.behaves(
          "/killed",
          () -> {
            heard.countDown();
            Receiver.await(killed);
            return 204;
          });
      String id = Mail.connected(victim.admin().as("ana"), one, "private");
      Receiver.await(heard);
      victim.kill();
      killed.countDown();
      // in a process of its own: one that ends takes the network of its process with it
      try (ChildEnlace heir =
          ChildEnlace.launch(RunningEnlace.newHome(), replica(database)).awaitReady()) {
        goesOn(heir, database, id);
        awaitNoStreams(database, webhook.text("/id"));
      }
    }
  }

  private static void goesOn(ChildEnlace heir, String database, String id) {
    change(heir.admin().as("ana"), id, 1);
    assertThat(receiver.at("/killed")).hasSize(1);
    // the claim of the dead would run out by itself, after a minute
    assertThat(
            Rows.update(
                database,
                "UPDATE connections.outbox_streams SET claim_until = now()"
                    + " WHERE connection_id = ?::uuid AND claim_id IS NOT NULL",
                id))
        .isPositive();

    List<Told> told = receiver.await("/killed", 3);
    assertThat(told)
        .extracting(Told::type)
        .containsExactly("connection.created", "connection.created", "connection.updated");
    assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
  }

  private static Map<String, String> replica(String database) {
    return Replicas.with(
        Replicas.shared(database), Map.of("ENLACE_OUTBOUND_ALLOW", receiver.allow()));
  }

  private static void live(RunningEnlace at, RunningEnlace other) {
    Api ana = at.admin().as("ana");
    String id = Mail.connected(ana, one, "private");
    for (int version = 1; version <= CHANGES; version++) {
      change(version % 2 == 0 ? ana : ana.at(other.url()), id, version);
    }
  }

  private static void change(Api ana, String id, int version) {
    Answer answer =
        ana.with("If-Match", "\"" + version + "\"")
            .patch("/connections/" + id, Map.of("label", "Version " + (version + 1)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** An event is told before that is noted. */
  private static void awaitNoStreams(String database, String webhook) {
    for (int i = 0; i < 1_500 && !streams(database, webhook).isEmpty(); i++) {
      Receiver.sleep(20);
    }
    assertThat(streams(database, webhook)).isEmpty();
  }

  private static List<String> streams(String database, String webhook) {
    return Rows.texts(
        database,
        "SELECT connection_id FROM connections.outbox_streams WHERE destination_id = ?::uuid",
        Objects.requireNonNull(webhook));
  }
}
