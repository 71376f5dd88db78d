package dev.enlace.application.port.out.event;

import dev.enlace.domain.event.WebhookUrl;
import reactor.core.publisher.Mono;

/** Where webhooks may go. Asked when somebody names an address, and again at every delivery. */
public interface WebhookAddresses {
  /** Whether the address can be delivered to as things stand. Never empty. */
  Mono<Verdict> judge(WebhookUrl url);

  /** The answer. */
  enum Verdict {
    ALLOWED,
    /** Unencrypted, where the operator has not allowed it. */
    NOT_ENCRYPTED,
    /** Unknown, or not on the public internet. */
    NOT_PUBLIC
  }
}
