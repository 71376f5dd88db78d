package dev.enlace.adapter.out.webhook;

import java.time.Duration;

/**
 * How long a receiver is waited for.
 *
 * @param connect for one connection
 * @param total for all of an attempt: name, connections, answer
 * @param body for the rest of an answer whose status is known
 */
public record WebhookTimeouts(Duration connect, Duration total, Duration body) {
  /** Standard Webhooks recommends 15 to 30 s. */
  public static final WebhookTimeouts DEFAULT =
      new WebhookTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(1));
}
