package dev.enlace.bench.load;

import java.time.Duration;

/**
 * What one load of one case came to.
 *
 * @param requests how many were answered
 * @param refused how many of the answers were errors
 * @param later how many asked an overload's callers to come back later
 * @param broken connections that failed and answers that never came
 * @param cpu what the program used meanwhile
 * @param databaseCpu what PostgreSQL used meanwhile
 * @param memory what the program held at the end, in bytes
 */
public record Sample(
    long requests,
    Duration time,
    long refused,
    long later,
    long broken,
    Duration median,
    Duration slow,
    Duration cpu,
    Duration databaseCpu,
    long memory) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Whether every answer was a good one. */
  public boolean good() {
    return requests > 0 && refused == 0 && broken == 0;
  }

  /** Good answers a second. */
  public double rate() {
    return (requests - refused - later) * NANOS_PER_SECOND / time.toNanos();
  }

  /** Microseconds of the program's processor time an answer. */
  public double cpuEach() {
    return cpu.toNanos() / NANOS_PER_MICRO / requests;
  }

  /** Microseconds of PostgreSQL's processor time an answer. */
  public double databaseCpuEach() {
    return databaseCpu.toNanos() / NANOS_PER_MICRO / requests;
  }
}
