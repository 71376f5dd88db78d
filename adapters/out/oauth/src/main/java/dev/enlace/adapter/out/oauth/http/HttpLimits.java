package dev.enlace.adapter.out.oauth.http;

import java.time.Duration;

/**
 * How much a provider may keep us waiting and send us.
 *
 * @param connect for the connection alone
 * @param answer for the whole call, from the first byte sent to the last received, as far as this
 *     process does not stand still meanwhile
 * @param largestAnswer in bytes
 * @param connections to one provider at the same time
 */
public record HttpLimits(Duration connect, Duration answer, int largestAnswer, int connections) {
  /** Below the 30 s lease that a refresh holds. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(Duration.ofSeconds(3), Duration.ofSeconds(25), 256 * 1024, 64);
}
