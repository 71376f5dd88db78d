package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.message.Accounts;
import dev.enlace.application.usecase.message.ChatWay;
import dev.enlace.application.usecase.message.GmailWay;
import dev.enlace.application.usecase.message.LastLook;
import dev.enlace.application.usecase.message.MailWay;
import dev.enlace.application.usecase.message.SendMessageHandler;
import dev.enlace.application.usecase.message.Ways;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of messages; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  Accounts.class,
  ChatWay.class,
  GmailWay.class,
  LastLook.class,
  MailWay.class,
  SendMessageHandler.class,
  Ways.class
})
class MessageUseCases {}
