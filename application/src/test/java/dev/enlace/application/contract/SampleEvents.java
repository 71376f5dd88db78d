package dev.enlace.application.contract;

import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Destinations and attempts to keep. */
public final class SampleEvents {
  private SampleEvents() {}

  /** A webhook that wants those types of events; none: all. */
  public static Destination webhook(WorkspaceId workspace, String... types) {
    return Destination.webhook(
        workspace,
        new DestinationId(Samples.id()),
        WebhookUrl.parse("https://hooks.example/enlace?a=ñ".replace("ñ", "%C3%B1")),
        "Ñandú's events",
        new EventFilter(Set.of(types)),
        Samples.now());
  }

  /** Something like a sealed signing secret. */
  public static SealedSecrets secret() {
    return Samples.sealed(1, Destinations.SECRET);
  }

  /** An attempt at an event. */
  public static Delivery delivery(Event event, @Nullable Integer status, @Nullable String error) {
    return new Delivery(
        new DeliveryId(Samples.id()),
        event.connection(),
        event.id(),
        event.seq(),
        event.type(),
        1,
        status,
        error,
        Duration.ofMillis(12),
        Samples.now());
  }
}
