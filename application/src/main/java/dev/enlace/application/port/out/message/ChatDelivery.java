package dev.enlace.application.port.out.message;

import dev.enlace.domain.message.ChatMessage;
import reactor.core.publisher.Mono;

/** Hands messages to the server of a bot. */
public interface ChatDelivery {
  /** Hands it over once; fails as {@link MailDelivery} does. */
  Mono<Delivery> deliver(Sender bot, ChatMessage message);
}
