package dev.enlace.adapter.out.upstream;

import java.time.Duration;

/**
 * How much a provider may keep a call waiting and answer.
 *
 * @param connect for one connection
 * @param idle in which no byte comes though one is waited for; the head of an answer as a whole has
 *     no longer than that
 * @param total for all of a call, from its first byte to the last of its answer
 * @param largestAnswer in bytes
 * @param connections to one host at the same time
 */
public record UpstreamLimits(
    Duration connect, Duration idle, Duration total, long largestAnswer, int connections) {
  /** A body's own 1 GiB; the rest below the 30 s for which a turn at a provider is held. */
  public static final UpstreamLimits DEFAULT =
      new UpstreamLimits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(25),
          Duration.ofMinutes(10),
          1024L * 1024 * 1024,
          128);

  /** The same with another size and other times. */
  public UpstreamLimits with(Duration otherIdle, Duration otherTotal, long otherAnswer) {
    return new UpstreamLimits(connect, otherIdle, otherTotal, otherAnswer, connections);
  }
}
