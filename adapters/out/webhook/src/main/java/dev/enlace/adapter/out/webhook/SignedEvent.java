package dev.enlace.adapter.out.webhook;

import dev.enlace.domain.event.Event;
import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as it travels. The body is the same at every attempt; time and signature are the
 * attempt's, so that a receiver can refuse what is old.
 */
record SignedEvent(UUID id, long timestamp, String signature, String body) {
  static SignedEvent of(Event event, Instant now, List<Secret> keys) {
    String body =
        "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
            .formatted(event.type(), event.at(), event.payload());
    long timestamp = now.getEpochSecond();
    return new SignedEvent(
        event.id(), timestamp, StandardSignature.of(event.id(), timestamp, body, keys), body);
  }
}
