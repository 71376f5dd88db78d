package dev.enlace.domain.stats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long calls took, counted by upper bounds: what replicas count adds up, and a percentile is
 * known to be at most the bound of the count that it falls into.
 *
 * @param counts of calls by {@link #BOUNDS}
 */
public record Latencies(List<Long> counts) {
  /**
   * In milliseconds. What takes longer than the last, which no call is waited for, counts there.
   */
  public static final List<Integer> BOUNDS =
      List.of(
          50, 100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000, 30_000,
          60_000);

  public Latencies {
    counts = List.copyOf(counts);
    if (counts.size() != BOUNDS.size()) {
      throw new IllegalArgumentException("not one count a bound: " + counts);
    }
  }

  /** Of one call. */
  public static Latencies of(Duration took) {
    List<Long> counts = new ArrayList<>(Collections.nCopies(BOUNDS.size(), 0L));
    counts.set(place(took.toMillis()), 1L);
    return new Latencies(counts);
  }

  /** Of these and those calls. */
  public Latencies plus(Latencies others) {
    List<Long> sums = new ArrayList<>(counts);
    for (int i = 0; i < sums.size(); i++) {
      sums.set(i, sums.get(i) + others.counts.get(i));
    }
    return new Latencies(sums);
  }

  /** Milliseconds that so many of a hundred calls took at most; of no call at all it is 0. */
  public int percentile(int percent) {
    long all = counts.stream().mapToLong(Long::longValue).sum();
    long within = 0;
    for (int i = 0; i < BOUNDS.size() && all > 0; i++) {
      within += counts.get(i);
      if (within * 100 >= all * percent) {
        return BOUNDS.get(i);
      }
    }
    return 0;
  }

  private static int place(long millis) {
    for (int i = 0; i < BOUNDS.size() - 1; i++) {
      if (millis <= BOUNDS.get(i)) {
        return i;
      }
    }
    return BOUNDS.size() - 1;
  }
}
