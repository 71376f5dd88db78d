package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.message.ChatDelivery;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.GrantedMailDelivery;
import dev.enlace.application.port.out.message.MailDelivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.ChatMessage;
import dev.enlace.domain.message.KnownChat;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Takes every message, unless it is told to do something else, and remembers it. */
public final class ScriptedDelivery implements MailDelivery, ChatDelivery, GrantedMailDelivery {
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final List<ChatMessage> chats = new CopyOnWriteArrayList<>();
  private final List<Secret> secrets = new CopyOnWriteArrayList<>();
  private final List<Chat> asked = new CopyOnWriteArrayList<>();
  private volatile Supplier<Mono<KnownChat>> known = Mono::empty;
  private volatile Supplier<Mono<Delivery>> script =
      () -> Mono.just(new Delivery.Taken("reference"));

  /** What to answer from now on. */
  public void answer(Supplier<Mono<Delivery>> next) {
    script = next;
  }

  /** What to say a chat is called. */
  public void knows(Supplier<Mono<KnownChat>> chat) {
    known = chat;
  }

  /** Which chats were asked for. */
  public List<Chat> asked() {
    return List.copyOf(asked);
  }

  /** Mails that came so far. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  /** Messages for chats that came so far. */
  public List<ChatMessage> chats() {
    return List.copyOf(chats);
  }

  /** With which secret each came. */
  public List<Secret> secrets() {
    return List.copyOf(secrets);
  }

  @Override
  public Mono<Delivery> deliver(Sender sender, Mail mail) {
    return Mono.defer(() -> {
      mails.add(mail);
      secrets.add(sender.values().secret("password").orElseThrow());
      return script.get();
    });
  }

  @Override
  public Mono<KnownChat> find(Sender bot, Chat chat) {
    return Mono.defer(() -> {
      asked.add(chat);
      return known.get();
    });
  }

  @Override
  public Mono<Delivery> deliver(Sender bot, ChatMessage message) {
    return Mono.defer(() -> {
      chats.add(message);
      secrets.add(bot.values().secret("botToken").orElseThrow());
      return script.get();
    });
  }

  @Override
  public Mono<Delivery> deliver(ProviderId provider, URI apiBase, Secret accessToken, Mail mail) {
    return Mono.defer(() -> {
      mails.add(mail);
      secrets.add(accessToken);
      return script.get();
    });
  }
}
