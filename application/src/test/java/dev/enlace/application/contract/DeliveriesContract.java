package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.OutboxStreams.Stream;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Deliveries} promises. */
public abstract class DeliveriesContract extends EventsSetting {
  @Test
  void finds_what_was_noted() {
    Destination webhook = webhook();
    Event event = happened(webhook);
    Delivery accepted = SampleEvents.delivery(event, 204, null);
    Delivery refused = SampleEvents.delivery(event, null, "unreachable");
    note(webhook, accepted);
    note(webhook, refused);

    assertThat(answer(deliveries().find(lane(webhook), accepted.id()))).isEqualTo(accepted);
    assertThat(answer(deliveries().find(lane(webhook), refused.id()))).isEqualTo(refused);
    assertThat(found(deliveries().find(lane(webhook()), accepted.id()))).isEmpty();
    assertThat(found(deliveries().find(lane(webhook), new DeliveryId(Samples.id())))).isEmpty();
  }

  @Test
  void pages_newest_first_with_one_more_than_the_limit() {
    Destination webhook = webhook();
    Event event = happened(webhook);
    Delivery first = SampleEvents.delivery(event, 500, "server_error");
    Delivery second = SampleEvents.delivery(event, 500, "server_error");
    Delivery third = SampleEvents.delivery(event, 200, null);
    note(webhook, first);
    note(webhook, third);
    note(webhook, second);

    assertThat(all(deliveries().page(lane(webhook), null, 1))).containsExactly(third, second);
    assertThat(all(deliveries().page(lane(webhook), third.id(), 2))).containsExactly(second, first);
    assertThat(all(deliveries().page(lane(webhook()), null, 50))).isEmpty();
  }

  @Test
  void dates_a_row_of_failures_from_the_first_and_ends_it_with_a_success() {
    Destination webhook = webhook();
    Event event = happened(webhook);
    assertThat(failingSince(webhook)).isNull();
    note(webhook, SampleEvents.delivery(event, 500, "server_error"));
    Instant since = Objects.requireNonNull(failingSince(webhook));
    note(webhook, SampleEvents.delivery(event, null, "timed_out"));
    assertThat(failingSince(webhook)).isEqualTo(since);

    note(webhook, SampleEvents.delivery(event, 200, null));

    assertThat(failingSince(webhook)).isNull();
    assertThat(version(webhook)).isEqualTo(1);
  }

  @Test
  void finds_the_event_of_an_attempt() {
    Destination webhook = webhook();
    Event event = happened(webhook);
    Delivery delivery = note(webhook, SampleEvents.delivery(event, 200, null));

    assertThat(answer(deliveries().event(lane(webhook), delivery))).isEqualTo(event);
    Event other =
        new Event(Samples.id(), event.connection(), event.seq(), event.type(), event.at(), "{}");
    Delivery ofOther = SampleEvents.delivery(other, 200, null);
    assertThat(found(deliveries().event(lane(webhook), ofOther))).isEmpty();
  }

  @Test
  void moves_a_stream_on_behind_the_event_that_it_waits_for() {
    Destination webhook = webhook();
    Connection connection = changed(1);
    Event first = events(webhook, connection).getFirst();
    Event last = events(webhook, connection).getLast();
    waits(webhook, connection, first);

    answer(deliveries().replayed(lane(webhook), last));
    assertThat(claim(webhook, Samples.id())).as("another event").isEmpty();
    answer(deliveries().replayed(lane(webhook), first));

    assertThat(claim(webhook, Samples.id()))
        .containsExactly(new Stream(connection.id(), last.seq(), last.seq(), 1));
  }

  @Test
  void ends_a_stream_behind_its_last_event() {
    Destination webhook = webhook();
    Connection connection = changed(0);
    Event only = events(webhook, connection).getFirst();
    waits(webhook, connection, only);

    answer(deliveries().replayed(lane(webhook), only));
    assertThat(claim(webhook, Samples.id())).isEmpty();
    change(connection, 1);

    assertThat(claim(webhook, Samples.id())).containsExactly(new Stream(connection.id(), 2, 2, 1));
  }

  @Test
  void leaves_a_stream_to_whoever_holds_it() {
    Destination webhook = webhook();
    Connection connection = changed(1);
    Event first = events(webhook, connection).getFirst();
    UUID claim = Samples.id();
    claim(webhook, claim);

    answer(deliveries().replayed(lane(webhook), first));

    assertThat(answer(streams().acknowledge(held(webhook, connection, claim), 1))).isTrue();
    assertThat(claim(webhook, Samples.id())).containsExactly(new Stream(connection.id(), 2, 2, 1));
  }

  private void waits(Destination webhook, Connection connection, Event event) {
    UUID claim = Samples.id();
    claim(webhook, claim);
    answer(
        streams()
            .postpone(
                held(webhook, connection, claim), event.seq(), 1, Duration.ofDays(1), "sample"));
  }

  private Event happened(Destination webhook) {
    Connection connection = changed(1);
    return events(webhook, connection).getLast();
  }

  private Delivery note(Destination webhook, Delivery delivery) {
    return answer(deliveries().note(lane(webhook), delivery));
  }

  private @Nullable Instant failingSince(Destination webhook) {
    return answer(stores().destinations().find(id, webhook.id()))
        .destination()
        .standing()
        .failingSince();
  }

  private int version(Destination webhook) {
    return answer(stores().destinations().find(id, webhook.id())).destination().version().value();
  }

  private Deliveries deliveries() {
    return stores().deliveries();
  }
}
