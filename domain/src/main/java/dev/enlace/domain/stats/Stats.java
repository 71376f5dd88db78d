package dev.enlace.domain.stats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace stands, in numbers that are the same whichever replica is asked.
 *
 * @param countedSince from when on what happened is counted: a day ago, or later where more
 *     happened than is counted
 */
public record Stats(
    Instant at,
    Instant countedSince,
    List<Entry> entries,
    List<Refreshes> refreshes,
    Queues queues,
    Webhooks webhooks) {
  public Stats {
    entries = List.copyOf(entries);
    refreshes = List.copyOf(refreshes);
  }

  /** Connections of one entry of the catalogue, and what happened to them. */
  public record Entry(
      String slug, String provider, States connections, Happenings lastHour, Happenings lastDay) {}

  /** How many connections are in which state. */
  public record States(long pending, long active, long degraded, long needsReauth, long revoked) {}

  /** How often tokens were refreshed and connections became unwell or well. */
  public record Happenings(long refreshed, long degraded, long needsReauth, long recovered) {}

  /** How refreshes by a provider ended in a day, by whole hours. */
  public record Refreshes(
      String provider, long renewed, long failed, long needsReauth, LatencyMs latencyMs) {
    /** As that tally has it. */
    public static Refreshes of(String provider, RefreshTally tally) {
      Latencies took = tally.latencies();
      return new Refreshes(
          provider,
          tally.renewed(),
          tally.failed(),
          tally.needsReauth(),
          new LatencyMs(took.percentile(50), took.percentile(95), took.percentile(99)));
    }
  }

  /** Milliseconds that so many of a hundred answers took at most. */
  public record LatencyMs(int p50, int p95, int p99) {}

  /**
   * What is still to be told.
   *
   * @param streams pairs of a destination and a connection of which it is to be told
   * @param oldestDueAt null where there is none
   * @param deadLetters events that were given up and not replayed
   */
  public record Queues(long streams, @Nullable Instant oldestDueAt, long deadLetters) {}

  /** How webhooks stand; one that fails is still enabled. */
  public record Webhooks(long total, long failing, long disabled) {}
}
