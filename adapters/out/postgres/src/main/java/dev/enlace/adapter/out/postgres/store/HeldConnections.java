package dev.enlace.adapter.out.postgres.store;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * The connections that one piece of work holds, so that they can be taken away from it. A database
 * that has gone silent answers no statement with an error, not for a quarter of an hour (Linux,
 * tcp_retries2): whoever waits for it would keep the connection as long.
 */
final class HeldConnections {
  private final Set<Connection> held = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  /** One more; closed at once where the time is over already. */
  void add(Connection connection) {
    held.add(connection);
    if (over) {
      closeAll();
    }
  }

  /** Holds what that one holds, too. */
  void addAll(HeldConnections others) {
    others.held.forEach(this::add);
  }

  /**
   * Closes those that are held for that long yet, and so ends their statements; the pool makes new
   * ones when it needs any, which is dear.
   */
  void closeAfter(Duration time) {
    Mono.delay(time)
        .subscribe(_ -> {
          over = true;
          closeAll();
        });
  }

  private void closeAll() {
    held.forEach(connection -> {
      if (held.remove(connection) && isHeld(connection)) {
        Mono.from(bare(connection).close()).onErrorComplete().subscribe();
      }
    });
  }

  /** What was given back to the pool may be somebody else's by now; the pool marks it closed. */
  private static boolean isHeld(Connection connection) {
    try {
      connection.getMetadata();
      return true;
    } catch (IllegalStateException givenBack) {
      return false;
    }
  }

  /** A pooled one would be given back to the pool by closing it, and be waited for again. */
  private static Connection bare(Connection connection) {
    return connection instanceof Wrapped<?> pooled && pooled.unwrap() instanceof Connection inner
        ? inner
        : connection;
  }
}
