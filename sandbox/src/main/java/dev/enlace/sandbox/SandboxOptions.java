package dev.enlace.sandbox;

import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.quirks.Quirks;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a sandbox starts. Every port may be 0, for a free one.
 *
 * @param httpPort where the providers are served
 * @param controlPort where the control API is served
 * @param smtpPort of the server with STARTTLS
 * @param smtpsPort of the server with TLS from the first byte
 * @param controlSecret what the control API asks for
 * @param clock what time it is, before anyone pushes it forward
 * @param providers further providers, besides the built-in ones
 */
public record SandboxOptions(
    int httpPort,
    int controlPort,
    int smtpPort,
    int smtpsPort,
    String controlSecret,
    Clock clock,
    List<Quirks> providers) {

  public SandboxOptions {
    providers = List.copyOf(providers);
    if (controlSecret.isBlank()) {
      throw new IllegalArgumentException("controlSecret: must not be blank");
    }
  }

  /** Free ports, a fresh secret and the time of day. */
  public static SandboxOptions defaults() {
    String secret = Secrets.random("sandbox-control-");
    return new SandboxOptions(0, 0, 0, 0, secret, Clock.systemUTC(), List.of());
  }

  public SandboxOptions ports(int http, int control, int smtp, int smtps) {
    return new SandboxOptions(http, control, smtp, smtps, controlSecret, clock, providers);
  }

  public SandboxOptions controlSecret(String newSecret) {
    return new SandboxOptions(
        httpPort, controlPort, smtpPort, smtpsPort, newSecret, clock, providers);
  }

  public SandboxOptions clock(Clock newClock) {
    return new SandboxOptions(
        httpPort, controlPort, smtpPort, smtpsPort, controlSecret, newClock, providers);
  }

  /** With one more provider, for which {@code sandbox-<provider>} is registered too. */
  public SandboxOptions provider(Quirks quirks) {
    List<Quirks> more = Stream.concat(providers.stream(), Stream.of(quirks)).toList();
    return new SandboxOptions(
        httpPort, controlPort, smtpPort, smtpsPort, controlSecret, clock, more);
  }

  @Override
  public String toString() {
    return "SandboxOptions[" + httpPort + ", " + controlPort + ", " + smtpPort + "]";
  }
}
