package dev.enlace.sandbox.traffic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest requests, and how many there were of each kind. */
public final class Journal {
  private static final int KEPT = 10_000;

  private final Deque<Seen> latest = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private long numbers;

  synchronized long nextNumber() {
    return ++numbers;
  }

  synchronized void add(Seen seen) {
    latest.addLast(seen);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
    String name = seen.provider() + "." + seen.endpoint();
    counts.merge(name, 1L, Long::sum);
    counts.merge(name + "." + seen.status(), 1L, Long::sum);
  }

  /** The last 10,000 requests, oldest first. */
  public synchronized List<Seen> latest() {
    return List.copyOf(latest);
  }

  /**
   * How many requests there were: {@code airtable.exchange} of any outcome, {@code
   * airtable.exchange.200} by status, where 0 means that no answer was given.
   */
  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  public synchronized void clear() {
    latest.clear();
    counts.clear();
  }
}
