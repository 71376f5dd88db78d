package dev.enlace.adapter.out.ratelimit;

import io.github.bucket4j.TimeMeter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database's time, kept going between readings by a local ticker. Replicas that count together
 * must agree on when a window ends, and a replica's own clock may be minutes off; only how far its
 * ticker runs within {@link #GOOD_FOR} matters here, never what time it thinks it is. An error of
 * half a reading's round trip remains.
 */
final class DatabaseTime implements TimeMeter {
  static final Duration GOOD_FOR = Duration.ofSeconds(30);
  private static final String READ = "SELECT (extract(epoch FROM now()) * 1000000)::bigint";

  private final DataSource database;
  private final LongSupplier ticker;
  private final Duration patience;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Reading last;

  /** {@code ticker} counts nanoseconds from anywhere, as {@link System#nanoTime()} does. */
  DatabaseTime(DataSource database, LongSupplier ticker, Duration patience) {
    this.database = database;
    this.ticker = ticker;
    this.patience = patience;
  }

  /** Reads the time again if the last reading is old; waits for the database. */
  void keepRight() throws SQLException {
    if (isRight()) {
      return;
    }
    reading.lock();
    try {
      if (!isRight()) {
        last = read();
      }
    } finally {
      reading.unlock();
    }
  }

  @Override
  public long currentTimeNanos() {
    Reading known = last;
    if (known == null) {
      throw new IllegalStateException("the database's time has not been read yet");
    }
    return known.database() + (ticker.getAsLong() - known.ticker());
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }

  private boolean isRight() {
    Reading known = last;
    return known != null && ticker.getAsLong() - known.ticker() < GOOD_FOR.toNanos();
  }

  private Reading read() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout((int) patience.toSeconds());
      long before = ticker.getAsLong();
      try (ResultSet time = statement.executeQuery(READ)) {
        time.next();
        long roundTrip = ticker.getAsLong() - before;
        return new Reading(TimeUnit.MICROSECONDS.toNanos(time.getLong(1)), before + roundTrip / 2);
      }
    }
  }

  /** What the database's time was when the ticker stood there; both in nanoseconds. */
  private record Reading(long database, long ticker) {}
}
