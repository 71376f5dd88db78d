package dev.enlace.application.usecase.event;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.out.event.EventDelivery.DeliveryProblem;
import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.application.port.out.event.EventDelivery.Outcome.Refused;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.Destination;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TellingTest {
  private static final Duration A_DAY = Duration.ofHours(25);

  private final Told told = new Told();

  @Test
  void tells_what_is_wanted_in_order_and_once() {
    Destination all = told.webhook("all");
    Destination some = told.webhook("some", "connection.shared");
    Connection connection = told.changed(1);
    told.change(connection, ConnectionChange.UPDATED);
    told.change(connection, ConnectionChange.SHARED);

    told.tell(all);
    told.tell(some);
    told.tell(all);

    assertThat(told.ports.receivers.told("all"))
        .containsExactly("created 1", "shared 2", "updated 3", "shared 4");
    assertThat(told.ports.receivers.told("some")).containsExactly("shared 2", "shared 4");
  }

  @Test
  void tells_more_than_a_page_of_one_connection() {
    Destination webhook = told.webhook("all");
    told.changed(249);

    told.tell(webhook);

    assertThat(told.ports.receivers.told("all")).hasSize(250).doesNotHaveDuplicates();
    assertThat(told.ports.receivers.told("all").getLast()).isEqualTo("shared 250");
  }

  @Test
  void stops_at_what_is_not_taken_and_tells_it_again_after_a_pause() {
    Destination webhook = told.webhook("all");
    told.ports.receivers.answers("all", Mono.just(new Outcome.Accepted(200)));
    refuses(500, null);
    told.changed(2);
    told.tell(webhook);
    told.ports.clock.advance(Duration.ofSeconds(4));
    told.tell(webhook);
    assertThat(told.ports.receivers.told("all")).containsExactly("created 1", "shared 2");
    assertThat(told.read(webhook).standing().failingSince()).isNotNull();

    told.ports.clock.advance(Duration.ofSeconds(2));
    told.tell(webhook);

    assertThat(told.ports.receivers.told("all"))
        .containsExactly("created 1", "shared 2", "shared 2", "shared 3");
    assertThat(told.read(webhook).standing().failingSince()).isNull();
    assertThat(attempts(webhook))
        .containsExactly(
            "shared 1 200 null",
            "shared 2 200 null",
            "shared 1 500 server_error",
            "created 1 200 null");
  }

  @Test
  void goes_on_at_once_behind_an_event_that_was_accepted_when_it_was_told_by_hand() {
    Destination webhook = told.webhook("all");
    refuses(500, null);
    told.changed(1);
    told.tell(webhook);

    answer(
        told.events.replay.replay(
            Told.ADMIN,
            webhook.id(),
            answer(told.events.listDeliveries.list(Told.ADMIN, webhook.id(), null, 1))
                .items()
                .getFirst()
                .id()));
    told.tell(webhook);
    told.ports.clock.advance(A_DAY);
    told.tell(webhook);

    assertThat(told.ports.receivers.told("all"))
        .containsExactly("created 1", "created 1", "shared 2");
    assertThat(attempts(webhook))
        .containsExactly("shared 1 200 null", "created 0 200 null", "created 1 500 server_error");
  }

  @Test
  void lets_other_connections_go_on_while_one_waits() {
    Destination webhook = told.webhook("all");
    refuses(500, null);
    told.changed(0);
    told.tell(webhook);
    told.changed(1);

    told.tell(webhook);

    assertThat(told.ports.receivers.told("all"))
        .containsExactly("created 1", "created 1", "shared 2");
  }

  @Test
  void comes_back_no_sooner_than_it_was_asked_to() {
    Destination webhook = told.webhook("all");
    refuses(429, Duration.ofMinutes(2));
    told.changed(0);
    told.tell(webhook);
    told.ports.clock.advance(Duration.ofSeconds(119));
    told.tell(webhook);
    assertThat(told.ports.receivers.told("all")).hasSize(1);

    told.ports.clock.advance(Duration.ofSeconds(2));
    told.tell(webhook);

    assertThat(told.ports.receivers.told("all")).hasSize(2);
  }

  @Test
  void never_waits_longer_than_a_day_and_never_shorter_than_its_own_schedule() {
    assertThat(RetrySchedule.after(1, Duration.ofDays(300))).isEqualTo(Duration.ofHours(24));
    assertThat(RetrySchedule.after(4, Duration.ZERO)).isGreaterThan(Duration.ofMinutes(100));
    assertThat(RetrySchedule.after(1, null))
        .isBetween(Duration.ofMillis(4_500), Duration.ofMillis(5_500));
    assertThat(RetrySchedule.after(99, null))
        .isBetween(Duration.ofMinutes(1_296), Duration.ofMinutes(1_584));
  }

  @Test
  void puts_aside_what_nobody_takes_and_counts_anew_for_what_comes_after_it() {
    Destination webhook = told.webhook("all");
    for (int i = 0; i < 11; i++) {
      refuses(500, null);
    }
    told.changed(1);
    for (int minutes : new int[] {1, 6, 35, 140, 340, 680, 940, 1_340, 1_600}) {
      told.tell(webhook);
      told.ports.clock.advance(Duration.ofMinutes(minutes));
    }
    told.tell(webhook);
    told.ports.clock.advance(Duration.ofSeconds(6));
    told.tell(webhook);

    List<String> requests = told.ports.receivers.told("all");
    assertThat(requests.stream().filter("created 1"::equals)).hasSize(10);
    assertThat(requests.stream().filter("shared 2"::equals)).hasSize(2);
    assertThat(attempts(webhook).subList(0, 3))
        .containsExactly(
            "shared 2 200 null", "shared 1 500 server_error", "created 10 500 server_error");
    assertThat(told.read(webhook).standing().enabled()).isTrue();
  }

  @Test
  void gives_up_a_receiver_that_says_it_is_gone() {
    Destination webhook = told.webhook("all");
    told.ports.receivers.answers("all", Mono.just(new Refused(410, DeliveryProblem.GONE, null)));
    told.changed(3);
    told.tell(webhook);
    told.ports.clock.advance(A_DAY);
    told.tell(webhook);

    assertThat(told.ports.receivers.told("all")).containsExactly("created 1");
    assertThat(told.read(webhook).standing().disabledReason()).isEqualTo("gone");
  }

  @Test
  void gives_up_a_receiver_after_five_days_of_failures_and_not_before() {
    Destination webhook = told.webhook("all");
    for (int i = 0; i < 20; i++) {
      refuses(null, null);
    }
    told.changed(1);
    for (int day = 0; day < 4; day++) {
      told.tell(webhook);
      told.ports.clock.advance(A_DAY);
    }
    told.tell(webhook);
    assertThat(told.read(webhook).standing().enabled()).isTrue();
    told.ports.clock.advance(A_DAY);

    told.tell(webhook);

    assertThat(told.read(webhook).standing().disabledReason()).isEqualTo("failing");
  }

  @Test
  void takes_a_bug_for_a_failure_that_passes() {
    Destination webhook = told.webhook("all");
    told.ports.receivers.answers("all", Mono.error(new IllegalStateException("a bug")));
    told.changed(0);
    told.tell(webhook);
    told.ports.clock.advance(Duration.ofSeconds(6));

    told.tell(webhook);

    assertThat(attempts(webhook))
        .containsExactly("created 2 200 null", "created 1 null internal_error");
  }

  @Test
  void stops_when_somebody_else_holds_the_stream_who_tells_the_same_again() {
    Destination webhook = told.webhook("all");
    told.ports.receivers.answers(
        "all",
        Mono.fromSupplier(() -> {
          told.ports.clock.advance(Duration.ofMinutes(2));
          assertThat(
                  answer(
                      told.ports
                          .streams
                          .claim(Told.lane(webhook), Samples.id(), 1, Duration.ofSeconds(1))
                          .count()))
              .isEqualTo(1L);
          return new Refused(500, DeliveryProblem.SERVER_ERROR, null);
        }));
    told.changed(1);
    told.tell(webhook);
    assertThat(told.ports.receivers.told("all")).containsExactly("created 1");

    told.ports.clock.advance(Duration.ofSeconds(2));
    told.tell(webhook);

    assertThat(told.ports.receivers.told("all"))
        .containsExactly("created 1", "created 1", "shared 2");
  }

  @Test
  void ends_early_when_it_is_over_and_leaves_the_rest_to_others() {
    Destination webhook = told.webhook("all");
    told.changed(2);
    answer(told.events.laneTurn.take(Told.lane(webhook), () -> true));
    assertThat(told.ports.receivers.told("all")).containsExactly("created 1");

    told.tell(webhook);

    assertThat(told.ports.receivers.told("all"))
        .containsExactly("created 1", "shared 2", "shared 3");
  }

  private void refuses(@Nullable Integer status, @Nullable Duration retryAfter) {
    told.ports.receivers.answers(
        "all",
        Mono.just(
            new Refused(
                status,
                status == null ? DeliveryProblem.UNREACHABLE : DeliveryProblem.SERVER_ERROR,
                retryAfter)));
  }

  /** Newest first. */
  private List<String> attempts(Destination webhook) {
    Page<Delivery> page =
        answer(told.events.listDeliveries.list(Told.ADMIN, webhook.id(), null, 500));
    return page.items().stream()
        .map(each ->
            "%s %d %s %s"
                .formatted(
                    each.type().replace("connection.", ""),
                    each.attempt(),
                    each.status(),
                    each.error()))
        .toList();
  }
}
