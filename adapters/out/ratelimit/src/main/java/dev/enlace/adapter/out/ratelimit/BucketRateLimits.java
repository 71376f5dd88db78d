package dev.enlace.adapter.out.ratelimit;

import com.zaxxer.hikari.HikariDataSource;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.out.access.RateLimits;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.RateLimit;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Counts in PostgreSQL, by the database's time. Bucket4j speaks blocking JDBC, so a few threads and
 * as many connections of its own keep it off the event loops; whoever would wait longer than {@link
 * #PATIENCE} is told that the store is away.
 */
public final class BucketRateLimits implements RateLimits, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BucketRateLimits.class);
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final int CONNECTIONS = 4;
  private static final int QUEUED = 10_000;

  private final Duration patience;
  private final HikariDataSource pool;
  private final Scheduler threads;
  private final DatabaseTime time;
  private final Buckets buckets;

  /** Opens a few connections to {@code database}, which need not pool any itself. */
  public BucketRateLimits(DataSource database) {
    this(database, System::nanoTime, PATIENCE);
  }

  BucketRateLimits(DataSource database, LongSupplier ticker, Duration patience) {
    this.patience = patience;
    this.pool = pool(database, patience);
    this.threads = Schedulers.newBoundedElastic(CONNECTIONS, QUEUED, "rate-limits", 60, true);
    this.time = new DatabaseTime(pool, ticker, patience);
    this.buckets = new Buckets(pool, time, patience);
  }

  @Override
  public Mono<Quota> take(RateLimit limit) {
    return Mono.fromCallable(() -> askBucket(limit))
        .subscribeOn(threads)
        .timeout(patience)
        .onErrorMap(BucketRateLimits::isAway, BucketRateLimits::storeUnavailable)
        .flatMap(probe -> answer(limit, probe));
  }

  @Override
  public void close() {
    threads.dispose();
    pool.close();
  }

  private ConsumptionProbe askBucket(RateLimit limit) throws SQLException {
    time.keepRight();
    return buckets.take(limit);
  }

  private static Mono<Quota> answer(RateLimit limit, ConsumptionProbe probe) {
    return probe.isConsumed()
        ? Mono.just(new Quota(limit, probe.getRemainingTokens(), resetAfter(probe)))
        : Failed.with(new Failure.RateLimited(limit, retryAfter(probe)));
  }

  private static Duration resetAfter(ConsumptionProbe probe) {
    return Duration.ofNanos(probe.getNanosToWaitForReset());
  }

  private static Duration retryAfter(ConsumptionProbe probe) {
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private static boolean isAway(Throwable error) {
    return error instanceof SQLException
        || error instanceof BucketExecutionException
        || error instanceof TimeoutException
        || error instanceof RejectedExecutionException;
  }

  private static Failed storeUnavailable(Throwable error) {
    LOG.warn("Rate limits cannot be counted: {}", error.toString());
    return new Failed(new Failure.StoreUnavailable());
  }

  private static HikariDataSource pool(DataSource database, Duration patience) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database);
    pool.setPoolName("rate-limits");
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(patience.toMillis());
    pool.setValidationTimeout(patience.toMillis() / 2);
    pool.setInitializationFailTimeout(-1);
    return pool;
  }
}
