package dev.enlace.bootstrap.wiring;

import dev.enlace.application.usecase.event.Attempts;
import dev.enlace.application.usecase.event.CreateWebhookHandler;
import dev.enlace.application.usecase.event.DeleteWebhookHandler;
import dev.enlace.application.usecase.event.LaneTurn;
import dev.enlace.application.usecase.event.ListDeliveriesHandler;
import dev.enlace.application.usecase.event.ListWebhooksHandler;
import dev.enlace.application.usecase.event.OutboxWorker;
import dev.enlace.application.usecase.event.ReadDeliveryHandler;
import dev.enlace.application.usecase.event.ReadWebhookHandler;
import dev.enlace.application.usecase.event.ReplayDeliveryHandler;
import dev.enlace.application.usecase.event.RotateWebhookSecretHandler;
import dev.enlace.application.usecase.event.SigningKeys;
import dev.enlace.application.usecase.event.StreamTurn;
import dev.enlace.application.usecase.event.UpdateWebhookHandler;
import dev.enlace.application.usecase.event.WebhookLookup;
import dev.enlace.application.usecase.event.WebhookRules;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Use cases of events; each finds the ports it asks for. */
@Configuration(proxyBeanMethods = false)
@Import({
  Attempts.class,
  LaneTurn.class,
  OutboxWorker.class,
  SigningKeys.class,
  StreamTurn.class,
  WebhookLookup.class,
  WebhookRules.class,
  CreateWebhookHandler.class,
  DeleteWebhookHandler.class,
  ListDeliveriesHandler.class,
  ListWebhooksHandler.class,
  ReadDeliveryHandler.class,
  ReadWebhookHandler.class,
  ReplayDeliveryHandler.class,
  RotateWebhookSecretHandler.class,
  UpdateWebhookHandler.class
})
class EventUseCases {}
