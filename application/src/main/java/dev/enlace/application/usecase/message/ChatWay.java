package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.MessageRefused;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.out.message.ChatDelivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.idempotency.OutsideEffect;
import dev.enlace.domain.connection.Material.Credentials;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.ChatMessage;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Messages by a bot of the owner's. */
public final class ChatWay implements Way {
  private final Accounts accounts;
  private final LastLook last;
  private final ChatDelivery delivery;

  /** With those means. */
  public ChatWay(Accounts accounts, LastLook last, ChatDelivery delivery) {
    this.accounts = accounts;
    this.last = last;
    this.delivery = delivery;
  }

  @Override
  public Mono<Outgoing> prepare(Opened opened, Draft draft) {
    Credentials said = (Credentials) opened.connection().material();
    ChatMessage message = ChatDrafts.read(draft, said.open().text("defaultChat"));
    Addressed asked = addressed(draft, message.chat());
    return accounts
        .open(opened.stored(), said)
        .flatMap(bot ->
            checked(bot, said.recipients(), asked, message)
                .map(sure -> outgoing(opened, bot, asked, message, sure)));
  }

  /** The usual chat is for the owner to know. */
  private static Addressed addressed(Draft draft, Chat chat) {
    return draft.chat() == null
        ? new Addressed("chat", chat, Optional.empty())
        : new Addressed("chat", chat);
  }

  private Outgoing outgoing(
      Opened opened, Sender bot, Addressed asked, ChatMessage message, ChatMessage sure) {
    return new Outgoing(
        Channel.TELEGRAM,
        1,
        OutsideEffect.once(
            last.edited(opened)
                .flatMap(now -> checked(bot, now, asked, message))
                .defaultIfEmpty(sure)
                .flatMap(now -> delivery.deliver(bot, now))
                .map(told -> RecipientCheck.taken(told, List.of(asked)))));
  }

  /**
   * The message, if it may be sent. Where an entry may mean its chat by what else it is called, the
   * server says what that is, and it goes to the number that was checked: a name may pass on.
   */
  private Mono<ChatMessage> checked(
      Sender bot, RecipientPolicy policy, Addressed asked, ChatMessage message) {
    if (!policy.needsToKnow(message.chat())) {
      RecipientCheck.require(policy, List.of(asked));
      return Mono.just(message);
    }
    return delivery
        .find(bot, message.chat())
        .switchIfEmpty(Failed.with(new MessageRefused(MessageProblem.RECIPIENT_REFUSED, List.of())))
        .doOnNext(known -> RecipientCheck.require(policy, List.of(asked.as(known))))
        .map(known -> message.to(known.number()));
  }
}
