package dev.enlace.application.port.out.message;

import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.ChatMessage;
import dev.enlace.domain.message.KnownChat;
import reactor.core.publisher.Mono;

/** Hands messages to the server of a bot. */
public interface ChatDelivery {
  /**
   * The chat with all that it is called; empty where the bot can reach none like that. Fails with
   * {@code VerificationFailed} and {@code ProviderUnavailable}.
   */
  Mono<KnownChat> find(Sender bot, Chat chat);

  /** Hands it over once; fails as {@link MailDelivery} does. */
  Mono<Delivery> deliver(Sender bot, ChatMessage message);
}
