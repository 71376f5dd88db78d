package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Version;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conversations that wait for another message, each for a short while. One belongs to an edition of
 * a connection: what was edited since signs in anew.
 */
final class MailSessions implements AutoCloseable {
  static final Duration LONGEST_REST = Duration.ofSeconds(20);

  private static final int MOST_OF_ONE = 2;
  private static final int MOST = 64;

  private final Map<Key, Deque<Resting>> resting = new HashMap<>();
  private int count;
  private boolean closed;

  /** One that rests; empty if there is none. */
  synchronized Optional<MailSession> take(Key key) {
    Deque<Resting> own = resting.get(key);
    if (own == null) {
      return Optional.empty();
    }
    Resting latest = own.removeLast();
    count--;
    if (own.isEmpty()) {
      resting.remove(key);
    }
    return Optional.of(latest.session());
  }

  /** Lets one rest, or ends it where there is no room. */
  void rest(Key key, MailSession session) {
    if (!admitted(key, session)) {
      session.close();
    }
  }

  private synchronized boolean admitted(Key key, MailSession session) {
    int own = resting.containsKey(key) ? resting.get(key).size() : 0;
    if (closed || count >= MOST || own >= MOST_OF_ONE) {
      return false;
    }
    resting
        .computeIfAbsent(key, _ -> new ArrayDeque<>())
        .addLast(new Resting(session, System.nanoTime()));
    count++;
    return true;
  }

  /** Ends those that nobody has taken for a while. */
  void endIdle() {
    long latest = System.nanoTime() - LONGEST_REST.toNanos();
    removed(latest).forEach(MailSession::close);
  }

  @Override
  public void close() {
    all().forEach(MailSession::close);
  }

  private synchronized List<MailSession> all() {
    closed = true;
    return removed(0);
  }

  private synchronized List<MailSession> removed(long since) {
    List<MailSession> removed = new ArrayList<>();
    for (Iterator<Deque<Resting>> each = resting.values().iterator(); each.hasNext(); ) {
      Deque<Resting> own = each.next();
      while (!own.isEmpty() && (closed || own.getFirst().since() - since <= 0)) {
        removed.add(own.removeFirst().session());
        count--;
      }
      if (own.isEmpty()) {
        each.remove();
      }
    }
    return removed;
  }

  /** An edition of a connection. */
  record Key(ConnectionId connection, Version version) {
    static Key of(Connection connection) {
      return new Key(connection.id(), connection.version());
    }
  }

  /**
   * One that rests.
   *
   * @param since by the JVM's own time
   */
  private record Resting(MailSession session, long since) {}
}
