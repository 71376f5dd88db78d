package dev.enlace.sandbox;

import java.time.Clock;

/**
 * How a sandbox starts.
 *
 * @param httpPort where providers are served; 0 for a free port
 * @param clock what time it is, before anyone pushes it forward
 */
public record SandboxOptions(int httpPort, Clock clock) {

  /** Free ports and the time of day. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(0, Clock.systemUTC());
  }
}
