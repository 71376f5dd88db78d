package dev.enlace.adapter.out.ratelimit;

import dev.enlace.domain.limit.RateLimit;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.sql.DataSource;

/** One row a limit and who it counts; waits for the database. */
final class Buckets {
  /** A row outlives its last refill by this, so that a clean-up never meets one in use. */
  private static final Duration KEPT_AFTER_REFILL = Duration.ofMinutes(1);

  private final ProxyManager<byte[]> rows;

  Buckets(DataSource database, TimeMeter time, Duration patience) {
    this.rows =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .<byte[]>primaryKeyMapper((statement, i, key) -> statement.setBytes(i, key))
            .table("connections.rate_limits")
            .idColumn("id")
            .stateColumn("state")
            .expiresAtColumn("expires_at")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    KEPT_AFTER_REFILL))
            .clientClock(time)
            .requestTimeout(patience)
            .build();
  }

  ConsumptionProbe take(RateLimit limit) {
    return rows.getProxy(id(limit), () -> configuration(limit)).tryConsumeAndReturnRemaining(1);
  }

  private static BucketConfiguration configuration(RateLimit limit) {
    return BucketConfiguration.builder()
        .addLimit(bandwidth ->
            bandwidth.capacity(limit.capacity()).refillIntervally(limit.capacity(), limit.window()))
        .build();
  }

  /**
   * A hash, since keys name users and addresses. The numbers belong to it: a row keeps the
   * configuration that it was made with, so a limit that an operator changes counts in new rows.
   */
  private static byte[] id(RateLimit limit) {
    String name =
        String.join(
            "|",
            limit.policy(),
            Long.toString(limit.capacity()),
            limit.window().toString(),
            limit.key());
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
