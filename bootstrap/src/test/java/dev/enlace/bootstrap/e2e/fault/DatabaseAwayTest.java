package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.FaultProxy;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.ShortLeases;
import dev.enlace.sandbox.traffic.Fault;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The database goes away in several ways, and comes back. {@code -Denlace.away.seconds} says for
 * how long while a token waits to be kept.
 */
class DatabaseAwayTest {
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("enlace.away.seconds", 6));

  /** Ends while the database is away. */
  private static final Duration LEASE = Duration.ofSeconds(3);

  /** As long as a caller waits for a refresh, less what the provider takes. */
  private static final Duration WAITED_FOR = Duration.ofSeconds(35);

  private static final int CALLERS_OF_EACH = 10;
  private static final String DATABASE = SharedDatabase.fresh();
  private static final FaultProxy LINE = FaultProxy.before(DATABASE);
  private static final ExecutorService PEOPLE = Executors.newVirtualThreadPerTaskExecutor();
  private static RunningEnlace enlace;
  private static RunningEnlace other;

  @BeforeAll
  static void start() {
    Map<String, String> shared = Replicas.shared(DATABASE);
    enlace =
        RunningEnlace.start(
            Replicas.with(shared, Map.of("DATABASE_URL", LINE.url())),
            new ShortLeases(LEASE)::shortening);
    int sandbox = enlace.sandbox().http().getPort();
    other = RunningEnlace.start(Replicas.with(shared, Replicas.airtableAt(sandbox)));
  }

  @AfterAll
  static void stop() {
    PEOPLE.close();
    other.close();
    enlace.close();
    LINE.close();
  }

  @AfterEach
  void heal() {
    LINE.heal();
    await(() -> readiness().status() == 200);
  }

  @ParameterizedTest
  @EnumSource
  void everybody_is_told_within_two_seconds_to_come_back_and_the_process_is_not_restarted(
      Trouble trouble) {
    Api user = enlace.admin().as("waiting-" + trouble);
    String id = Grants.connected(user, "airtable");
    Map<String, Object> entry = Map.of("availableConnectionId", user.entry("airtable"));

    trouble.befall(LINE);
    Stream<Supplier<Answer>> questions =
        Stream.of(
            () -> user.get("/connections/" + id + "/token"),
            () -> user.get("/connections"),
            () -> user.patch("/connections/" + id, Map.of("label", "New")),
            () -> user.post("/connections/oauth/start", entry));
    List<CompletableFuture<Timed>> asked =
        questions
            .flatMap(question -> Stream.generate(() -> question).limit(CALLERS_OF_EACH))
            .map(DatabaseAwayTest::ask)
            .toList();
    Answer alive = Api.anonymous(enlace.url()).get("/health/liveness");
    Answer ready = readiness();

    assertAllToldToComeBack(asked);
    assertThat(alive.status()).isEqualTo(200);
    assertThat(ready.status()).isEqualTo(503);
    LINE.heal();
    await(() -> user.get("/connections/" + id + "/token").status() == 200);
    await(() -> user.post("/connections/oauth/start", entry).status() == 201);
  }

  @Test
  void whoever_finds_the_pool_empty_is_told_so_and_the_pool_recovers() throws SQLException {
    Api user = enlace.admin().as("crowded");
    String id = Grants.connected(user, "airtable");
    Supplier<Answer> handOut = () -> user.get("/connections/" + id + "/token");

    try (Connection other = DriverManager.getConnection(SharedDatabase.jdbcOf(DATABASE));
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE connections.connections IN ACCESS EXCLUSIVE MODE");
      assertAllToldToComeBack(
          Stream.generate(() -> ask(handOut)).limit(4L * CALLERS_OF_EACH).toList());
    }

    await(() -> handOut.get().status() == 200);
  }

  /** Another replica, whose database is back a moment before, lets it. */
  @ParameterizedTest
  @EnumSource
  void a_rotated_token_that_cannot_be_kept_yet_is_kept_once_the_database_is_back(Trouble trouble)
      throws InterruptedException {
    enlace.sandbox().forget();
    Api user = enlace.admin().as("rotating-" + trouble);
    String id = Grants.connected(user, "airtable");
    String path = "/connections/" + id + "/token";
    Supplier<Answer> handOut = () -> user.get(path);
    String before = handOut.get().text("/accessToken");
    Grants.expire(DATABASE, id);
    enlace.sandbox().fault(Fault.latency("airtable", "refresh", 1500, 1));

    CompletableFuture<Timed> caller = ask(handOut);
    await(() -> enlace.sandbox().count("airtable.refresh") == 1);
    trouble.befall(LINE);
    Thread.sleep(AWAY);
    // from now on a token that was spent is no duplicate any more, but the end of its grant
    enlace.sandbox().advance(Duration.ofMinutes(2));
    CompletableFuture<Timed> elsewhere = ask(() -> user.at(other.url()).get(path));
    await(() -> Grants.takeovers(DATABASE, id) == 1);
    LINE.heal();

    Answer told = caller.join().answer();
    assertThat(told.status()).as(told::text).isEqualTo(AWAY.compareTo(WAITED_FOR) < 0 ? 200 : 503);
    await(() -> handOut.get().status() == 200);
    String kept = handOut.get().text("/accessToken");
    assertThat(kept).isNotEqualTo(before);
    assertThat(elsewhere.join().answer().text("/accessToken")).isEqualTo(kept);
    assertThat(enlace.sandbox().count("airtable.refresh")).isEqualTo(1);
    assertThat(user.get("/connections/" + id).text("/state/state")).isEqualTo("active");
    Grants.expire(DATABASE, id);
    // what was asked for often just now is remembered for a moment
    await(() -> !handOut.get().text("/accessToken").equals(kept));
  }

  @Test
  void the_server_ends_what_a_replica_that_vanished_has_left_open() {
    DatabaseClient client =
        DatabaseClient.create(enlace.beans(ConnectionFactory.class).values().iterator().next());

    assertThat(
            client
                .sql("SHOW idle_in_transaction_session_timeout")
                .map(row -> String.valueOf(row.get(0)))
                .one()
                .block(Duration.ofSeconds(10)))
        .isEqualTo("10s");
  }

  private static void assertAllToldToComeBack(List<CompletableFuture<Timed>> asked) {
    List<Timed> told = asked.stream().map(CompletableFuture::join).toList();
    assertThat(told)
        .allSatisfy(it -> {
          assertThat(it.answer().status()).as(it.answer()::text).isEqualTo(503);
          assertThat(it.answer().code()).isEqualTo("STORE_UNAVAILABLE");
          assertThat(it.answer().header("Retry-After")).isPresent();
        });
    // two seconds, were it not that so many at once wait for this machine too
    assertThat(told.stream().map(Timed::time).sorted().toList().get(told.size() / 4))
        .isLessThan(Duration.ofSeconds(6));
  }

  private static Answer readiness() {
    return Api.anonymous(enlace.url()).get("/health/readiness");
  }

  private static CompletableFuture<Timed> ask(Supplier<Answer> question) {
    return CompletableFuture.supplyAsync(
        () -> {
          long began = System.nanoTime();
          Answer answer = question.get();
          return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
        },
        PEOPLE);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** How it goes away. */
  enum Trouble {
    SILENT,
    CUT;

    void befall(FaultProxy line) {
      switch (this) {
        case SILENT -> line.silence();
        case CUT -> line.cut();
      }
    }
  }

  private record Timed(Answer answer, Duration time) {}
}
