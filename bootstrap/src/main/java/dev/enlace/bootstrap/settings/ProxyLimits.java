package dev.enlace.bootstrap.settings;

import java.time.Duration;

/**
 * What calls that are passed on may take.
 *
 * @param largestBody of a request or an answer, in bytes
 * @param idle in which nothing comes from the provider though it is waited for
 * @param total for a request with the head of its answer, and again for the rest of it
 */
public record ProxyLimits(long largestBody, Duration idle, Duration total) {
  private static final long MEBIBYTE = 1024L * 1024;
  private static final int LARGEST = 1024;
  private static final int MOST = 1024 * 1024;
  private static final int IDLE = 25;

  /** Below that, a turn at a provider is given to others while its holder still waits. */
  private static final int LONGEST_IDLE = 29;

  private static final int TOTAL = 600;
  private static final int DAY = 86_400;

  static ProxyLimits read(Variables variables) {
    return new ProxyLimits(
        variables
                .read(Variable.ENLACE_PROXY_MAX_BODY, text -> Texts.number(text, MOST, "mebibytes"))
                .orElse(LARGEST)
            * MEBIBYTE,
        seconds(variables, Variable.ENLACE_PROXY_IDLE_TIMEOUT, LONGEST_IDLE, IDLE),
        seconds(variables, Variable.ENLACE_PROXY_TIMEOUT, DAY, TOTAL));
  }

  private static Duration seconds(Variables variables, Variable name, int most, int otherwise) {
    return Duration.ofSeconds(
        variables.read(name, text -> Texts.number(text, most, "seconds")).orElse(otherwise));
  }
}
