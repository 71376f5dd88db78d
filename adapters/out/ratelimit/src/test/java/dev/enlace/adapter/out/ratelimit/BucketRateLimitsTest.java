package dev.enlace.adapter.out.ratelimit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.RateLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import reactor.core.publisher.Flux;

class BucketRateLimitsTest {
  /** Far more than a machine needs that is busy; how long is waited otherwise, two tests say. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TestDatabase database;

  private final List<BucketRateLimits> opened = new ArrayList<>();

  @BeforeAll
  static void starts() throws IOException {
    database = new TestDatabase();
  }

  @AfterAll
  static void stops() throws IOException {
    database.close();
  }

  @AfterEach
  void closes() {
    opened.forEach(BucketRateLimits::close);
  }

  @Test
  void lets_exactly_as_many_pass_as_the_limit_says() {
    RateLimit limit = tenAMinute();
    BucketRateLimits limits = open();

    assertThat(IntStream.range(0, 12).filter(i -> passes(limits, limit))).hasSize(10);
  }

  @Test
  void says_what_is_left_and_when_there_is_more() {
    RateLimit limit = tenAMinute();
    BucketRateLimits limits = open();

    Quota first = requireNonNull(limits.take(limit).block());
    assertThat(first.limit()).isEqualTo(limit);
    assertThat(first.remaining()).isEqualTo(9);
    assertThat(first.resetAfter()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
    IntStream.range(0, 9).forEach(i -> assertThat(passes(limits, limit)).isTrue());

    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> limits.take(limit).block())
        .satisfies(e ->
            assertThat(e.failure())
                .isInstanceOfSatisfying(
                    Failure.RateLimited.class,
                    failure -> {
                      assertThat(failure.limit()).isEqualTo(limit);
                      assertThat(failure.retryAfter())
                          .isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
                    }))
        .withMessageNotContaining(limit.key());
  }

  @Test
  void counts_each_policy_and_each_key_for_itself() {
    BucketRateLimits limits = open();
    String key = UUID.randomUUID().toString();
    RateLimit limit = new RateLimit("test", key, 1, Duration.ofMinutes(1));

    assertThat(passes(limits, limit)).isTrue();
    assertThat(passes(limits, limit)).isFalse();
    assertThat(passes(limits, new RateLimit("other", key, 1, Duration.ofMinutes(1)))).isTrue();
    assertThat(passes(limits, new RateLimit("test", key + "x", 1, Duration.ofMinutes(1)))).isTrue();
    assertThat(passes(limits, new RateLimit("test", key, 2, Duration.ofMinutes(1)))).isTrue();
  }

  @Test
  void shares_the_limit_between_replicas_that_ask_at_the_same_time() {
    RateLimit limit = tenAMinute();
    List<BucketRateLimits> replicas = List.of(open(), open());

    long passed =
        requireNonNull(
            Flux.range(0, 60)
                .flatMap(i -> replicas.get(i % 2).take(limit).onErrorComplete(Failed.class), 60)
                .count()
                .block());

    assertThat(passed).isEqualTo(10);
  }

  @Test
  void shares_the_window_between_replicas_whose_clocks_differ() {
    RateLimit limit = new RateLimit("test", UUID.randomUUID().toString(), 2, Duration.ofMinutes(1));
    BucketRateLimits slow = open(() -> System.nanoTime() - Duration.ofMinutes(5).toNanos());
    BucketRateLimits fast = open(() -> System.nanoTime() + Duration.ofMinutes(5).toNanos());

    assertThat(passes(slow, limit)).isTrue();
    assertThat(passes(fast, limit)).isTrue();
    assertThat(Stream.of(slow, fast, slow, fast).filter(replica -> passes(replica, limit)))
        .isEmpty();
  }

  @Test
  void corrects_a_ticker_that_has_run_away_by_asking_the_database_again() {
    RateLimit limit = new RateLimit("test", UUID.randomUUID().toString(), 1, Duration.ofMinutes(1));
    AtomicLong ahead = new AtomicLong();
    BucketRateLimits limits = open(() -> System.nanoTime() + ahead.get());

    assertThat(passes(limits, limit)).isTrue();
    ahead.set(Duration.ofHours(1).toNanos());
    assertThat(passes(limits, limit)).isFalse();
  }

  @Test
  void refills_the_whole_window_at_once_and_nothing_before() {
    RateLimit limit =
        new RateLimit("test", UUID.randomUUID().toString(), 3, Duration.ofSeconds(20));
    AtomicLong passed = new AtomicLong();
    BucketRateLimits limits = open(() -> System.nanoTime() + passed.get());

    assertThat(IntStream.range(0, 5).filter(i -> passes(limits, limit))).hasSize(3);
    passed.set(Duration.ofSeconds(10).toNanos());
    assertThat(passes(limits, limit)).isFalse();
    passed.set(Duration.ofSeconds(21).toNanos());
    assertThat(IntStream.range(0, 5).filter(i -> passes(limits, limit))).hasSize(3);
  }

  @Test
  void keeps_hashes_that_expire_after_the_window_by_the_databases_time() throws SQLException {
    RateLimit limit = tenAMinute();
    long before = database.number("SELECT count(*) FROM connections.rate_limits");
    assertThat(passes(open(), limit)).isTrue();

    assertThat(database.number("SELECT count(*) FROM connections.rate_limits"))
        .isEqualTo(before + 1);
    assertThat(database.number("SELECT max(length(id)) FROM connections.rate_limits"))
        .isEqualTo(32);
    long lifetime =
        database.number(
            "SELECT max(expires_at) - extract(epoch FROM now()) * 1000 FROM connections.rate_limits");
    assertThat(Duration.ofMillis(lifetime))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(180));
  }

  @Test
  void says_that_the_store_is_away_and_does_not_wait_for_it() throws IOException {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere.setPortNumbers(new int[] {free.getLocalPort()});
    }
    assertAway(open(nowhere));
  }

  @Test
  void says_that_the_store_is_away_when_it_hangs() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      PGSimpleDataSource hanging = new PGSimpleDataSource();
      hanging.setPortNumbers(new int[] {silent.getLocalPort()});
      assertAway(open(hanging));
    }
  }

  @Test
  void counts_on_when_the_database_has_cut_every_connection() throws SQLException {
    RateLimit limit = tenAMinute();
    BucketRateLimits limits = open();
    assertThat(passes(limits, limit)).isTrue();
    database.number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()");

    long passed = IntStream.range(0, 20).filter(i -> passesOrIsAway(limits, limit)).count();

    assertThat(passed).isBetween(8L, 9L);
  }

  private static void assertAway(BucketRateLimits limits) {
    long start = System.nanoTime();
    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> limits.take(tenAMinute()).block())
        .satisfies(e -> assertThat(e.failure()).isEqualTo(new Failure.StoreUnavailable()));
    // after 1.5 s, and what a busy machine adds
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  private static boolean passesOrIsAway(BucketRateLimits limits, RateLimit limit) {
    return limits.take(limit).onErrorComplete(Failed.class).block() != null;
  }

  private static boolean passes(BucketRateLimits limits, RateLimit limit) {
    return limits
            .take(limit)
            .onErrorComplete(
                e -> e instanceof Failed f && f.failure() instanceof Failure.RateLimited)
            .block()
        != null;
  }

  private static RateLimit tenAMinute() {
    return new RateLimit("test", UUID.randomUUID().toString(), 10, Duration.ofMinutes(1));
  }

  private BucketRateLimits open() {
    return open(System::nanoTime);
  }

  private BucketRateLimits open(LongSupplier ticker) {
    return kept(new BucketRateLimits(database.source(), ticker, PATIENCE));
  }

  private BucketRateLimits open(PGSimpleDataSource source) {
    return kept(new BucketRateLimits(source));
  }

  private BucketRateLimits kept(BucketRateLimits limits) {
    opened.add(limits);
    return limits;
  }
}
