package dev.enlace.application.usecase.message;

import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.out.message.ChatDelivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.idempotency.OutsideEffect;
import dev.enlace.domain.connection.Material.Credentials;
import dev.enlace.domain.message.ChatMessage;
import java.util.List;
import reactor.core.publisher.Mono;

/** Messages by a bot of the owner's. */
public final class ChatWay implements Way {
  private final Accounts accounts;
  private final ChatDelivery delivery;

  /** With those means. */
  public ChatWay(Accounts accounts, ChatDelivery delivery) {
    this.accounts = accounts;
    this.delivery = delivery;
  }

  @Override
  public Mono<Outgoing> prepare(Opened opened, Draft draft) {
    Credentials said = (Credentials) opened.connection().material();
    ChatMessage message = ChatDrafts.read(draft, said.open().text("defaultChat"));
    List<Addressed> everybody = List.of(new Addressed("chat", message.chat()));
    RecipientCheck.require(said.recipients(), everybody);
    return accounts.open(opened.stored(), said).map(bot -> outgoing(bot, message, everybody));
  }

  private Outgoing outgoing(Sender bot, ChatMessage message, List<Addressed> everybody) {
    return new Outgoing(
        Channel.TELEGRAM,
        1,
        OutsideEffect.once(
            delivery.deliver(bot, message).map(said -> RecipientCheck.taken(said, everybody))));
  }
}
