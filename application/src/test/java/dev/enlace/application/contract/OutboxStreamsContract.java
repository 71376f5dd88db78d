package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.event.OutboxStreams;
import dev.enlace.application.port.out.event.OutboxStreams.Stream;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link OutboxStreams} promises. */
public abstract class OutboxStreamsContract extends EventsSetting {
  private final UUID mine = Samples.id();

  @Test
  void owes_what_happened_since_a_destination_is_there_to_each_that_wants_it() {
    Connection before = changed(0);
    Destination all = webhook();
    Destination some = webhook("connection.shared");
    change(before, 2);
    Connection after = changed(0);

    assertThat(claim(all, mine))
        .containsExactlyInAnyOrder(
            new Stream(before.id(), 2, 3, 1), new Stream(after.id(), 1, 1, 1));
    assertThat(claim(some, mine)).containsExactly(new Stream(before.id(), 2, 3, 1));
  }

  @Test
  void tells_events_in_order_and_no_more_than_asked_for() {
    Destination webhook = webhook();
    Connection connection = changed(4);

    List<Event> events = all(streams().events(lane(webhook), connection.id(), 2, 9, 3));

    assertThat(events).extracting(Event::seq).containsExactly(2L, 3L, 4L);
    assertThat(events).extracting(Event::type).containsOnly("connection.shared");
    assertThat(events.getFirst().payload()).startsWith("{").contains(connection.id().toString());
  }

  @Test
  void gives_a_stream_to_one_however_many_ask_at_the_same_time() {
    Destination webhook = webhook();
    List<Connection> connections = List.of(changed(1), changed(1), changed(1), changed(1));

    assertThat(
            atOnce(20, () -> streams().claim(lane(webhook), Samples.id(), 2, LONG).collectList())
                .stream()
                .flatMap(List::stream)
                .map(Stream::connection))
        .containsExactlyInAnyOrderElementsOf(connections.stream().map(Connection::id).toList());
  }

  @Test
  void gives_a_stream_away_again_when_a_claim_has_run_out() {
    Destination webhook = webhook();
    Connection connection = changed(0);
    assertThat(all(streams().claim(lane(webhook), mine, 8, Duration.ofMillis(-1)))).hasSize(1);

    UUID other = Samples.id();
    assertThat(claim(webhook, other)).containsExactly(new Stream(connection.id(), 1, 1, 2));

    assertThat(answer(streams().progress(held(webhook, connection, mine), 2, LONG))).isFalse();
    assertThat(answer(streams().acknowledge(held(webhook, connection, mine), 1))).isFalse();
    assertThat(
            answer(
                streams()
                    .postpone(held(webhook, connection, mine), 1, 1, Duration.ZERO, "timed_out")))
        .isFalse();
    assertThat(
            answer(
                streams()
                    .bury(
                        held(webhook, connection, mine),
                        events(webhook, connection).getFirst(),
                        10,
                        "timed_out",
                        Samples.id())))
        .isFalse();
    assertThat(answer(streams().acknowledge(held(webhook, connection, other), 1))).isTrue();
  }

  @Test
  void begins_where_progress_was_noted() {
    Destination webhook = webhook();
    Connection connection = changed(3);
    claim(webhook, mine);

    assertThat(
            answer(streams().progress(held(webhook, connection, mine), 3, Duration.ofMillis(-1))))
        .isTrue();

    assertThat(claim(webhook, Samples.id())).containsExactly(new Stream(connection.id(), 3, 4, 1));
  }

  @Test
  void forgets_a_stream_that_is_told_and_keeps_what_has_come_meanwhile() {
    Destination webhook = webhook();
    Connection connection = changed(0);
    claim(webhook, mine);
    change(connection, 1);
    assertThat(answer(streams().acknowledge(held(webhook, connection, mine), 1))).isTrue();

    UUID again = Samples.id();
    assertThat(claim(webhook, again)).containsExactly(new Stream(connection.id(), 2, 2, 1));
    assertThat(answer(streams().acknowledge(held(webhook, connection, again), 2))).isTrue();

    assertThat(claim(webhook, Samples.id())).isEmpty();
    change(connection, 1);
    assertThat(claim(webhook, Samples.id())).containsExactly(new Stream(connection.id(), 3, 3, 1));
  }

  @Test
  void loses_nothing_that_is_written_while_a_stream_is_acknowledged() {
    Destination webhook = webhook();
    Connection connection = changed(0);
    for (int seq = 1; seq <= 20; seq++) {
      UUID claim = Samples.id();
      assertThat(claim(webhook, claim)).hasSize(1);
      long told = seq;
      List<Mono<Boolean>> race =
          List.of(
              streams().acknowledge(held(webhook, connection, claim), told),
              Mono.fromRunnable(() -> change(connection, 1)).thenReturn(true));
      java.util.Iterator<Mono<Boolean>> each = race.iterator();
      atOnce(2, () -> next(each));
    }
    assertThat(claim(webhook, mine)).containsExactly(new Stream(connection.id(), 21, 21, 1));
  }

  @Test
  void leaves_what_failed_alone_for_a_while_and_counts() {
    Destination webhook = webhook();
    Connection connection = changed(2);
    claim(webhook, mine);
    assertThat(
            answer(
                streams()
                    .postpone(held(webhook, connection, mine), 2, 1, Duration.ofHours(1), "gone")))
        .isTrue();
    assertThat(claim(webhook, mine)).isEmpty();
    assertThat(all(streams().due(id))).isEmpty();

    Connection other = changed(0);
    assertThat(claim(webhook, mine)).containsExactly(new Stream(other.id(), 1, 1, 1));
    answer(
        streams()
            .postpone(held(webhook, other, mine), 1, 7, Duration.ofMillis(-1), "server_error"));
    assertThat(claim(webhook, mine)).containsExactly(new Stream(other.id(), 1, 1, 8));
  }

  @Test
  void puts_an_event_aside_and_goes_on_after_it() {
    Destination webhook = webhook();
    Connection connection = changed(1);
    Event first = events(webhook, connection).getFirst();
    claim(webhook, mine);

    assertThat(
            answer(
                streams()
                    .bury(held(webhook, connection, mine), first, 10, "timed_out", Samples.id())))
        .isTrue();

    assertThat(claim(webhook, Samples.id())).containsExactly(new Stream(connection.id(), 2, 2, 1));
    assertThat(answer(stores().deliveries().replayed(lane(webhook), first))).isEqualTo(1L);
    assertThat(answer(stores().deliveries().replayed(lane(webhook), first))).isZero();
  }

  @Test
  void names_the_lanes_in_which_there_is_something_to_do() {
    Destination webhook = webhook();
    Destination idle = webhook("connection.deleted");
    Workspace other = Samples.workspace();
    makeWorkspace(other);
    added(SampleEvents.webhook(other.id()));
    changed(1);

    assertThat(all(streams().due(id))).containsExactly(lane(webhook));
    assertThat(all(streams().due())).contains(lane(webhook)).doesNotContain(lane(idle));
    assertThat(all(streams().due(other.id()))).isEmpty();

    claim(webhook, mine);
    assertThat(all(streams().due(id))).isEmpty();
    assertThat(all(streams().due())).doesNotContain(lane(webhook));
  }

  @Test
  void says_at_once_where_something_was_written() {
    webhook();
    List<WorkspaceId> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
    reactor.core.Disposable listening = streams().written().subscribe(heard::add);
    try {
      changed(0);
      assertThat(heard).containsExactly(id);
    } finally {
      listening.dispose();
    }
  }

  private static Mono<Boolean> next(java.util.Iterator<Mono<Boolean>> each) {
    synchronized (each) {
      return each.next();
    }
  }
}
