package dev.enlace.application.memory.installation;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.in.webhook.DeleteWebhook;
import dev.enlace.application.port.in.webhook.ListDeliveries;
import dev.enlace.application.port.in.webhook.ListWebhooks;
import dev.enlace.application.port.in.webhook.ReadDelivery;
import dev.enlace.application.port.in.webhook.ReadWebhook;
import dev.enlace.application.port.in.webhook.ReplayDelivery;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret;
import dev.enlace.application.port.in.webhook.UpdateWebhook;
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
import java.util.List;

/** Use cases of events. */
public final class EventUseCases {
  /** New webhooks. */
  public final CreateWebhook create;

  /** Many. */
  public final ListWebhooks list;

  /** One. */
  public final ReadWebhook read;

  /** Edits. */
  public final UpdateWebhook update;

  /** Ends. */
  public final DeleteWebhook delete;

  /** New secrets. */
  public final RotateWebhookSecret rotate;

  /** What was tried. */
  public final ListDeliveries listDeliveries;

  /** One attempt. */
  public final ReadDelivery readDelivery;

  /** Once more. */
  public final ReplayDelivery replay;

  /** A destination's turn. */
  public final LaneTurn laneTurn;

  /** What takes the turns. */
  public final OutboxWorker worker;

  /** Over those ports. */
  public EventUseCases(MemoryPorts ports) {
    TimeOrderedIds ids = new TimeOrderedIds(ports.clock, ports.entropy);
    SigningKeys keys = new SigningKeys(ports.box, ports.entropy, ports.clock);
    Attempts attempts =
        new Attempts(List.of(ports.receivers), ports.deliveries, keys, ids, ports.clock);
    WebhookLookup lookup = new WebhookLookup(ports.destinations, ports.deliveries);
    WebhookRules rules = new WebhookRules(ports.receivers);
    create = new CreateWebhookHandler(rules, keys, ports.destinations, ids, ports.clock);
    list = new ListWebhooksHandler(ports.destinations);
    read = new ReadWebhookHandler(lookup);
    update = new UpdateWebhookHandler(lookup, rules, ports.destinations);
    delete = new DeleteWebhookHandler(lookup, ports.destinations);
    rotate = new RotateWebhookSecretHandler(lookup, keys, ports.destinations);
    listDeliveries = new ListDeliveriesHandler(lookup, ports.deliveries);
    readDelivery = new ReadDeliveryHandler(lookup);
    replay = new ReplayDeliveryHandler(lookup, ports.deliveries, attempts);
    laneTurn =
        new LaneTurn(
            ports.destinations,
            ports.streams,
            attempts,
            new StreamTurn(ports.streams, ports.destinations, attempts, ids),
            ids);
    worker = new OutboxWorker(ports.streams, laneTurn);
  }
}
