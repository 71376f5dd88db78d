package dev.enlace.adapter.out.messaging.smtp;

import java.time.Duration;

/**
 * How long a mail server may keep us waiting.
 *
 * @param connect for each address of the host
 * @param read for each of the server's answers
 * @param total for everything, writing included: the connection is then cut
 */
public record SmtpTimeouts(Duration connect, Duration read, Duration total) {
  /** For mail servers on the internet, some of which greet late on purpose. */
  public static final SmtpTimeouts DEFAULT =
      new SmtpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));

  /** For handing over a message, which a server may look into before it takes it. */
  public static final SmtpTimeouts DELIVERY =
      new SmtpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(45), Duration.ofSeconds(60));
}
