package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Destination.Standing;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Destinations} promises. */
public abstract class DestinationsContract extends EventsSetting {
  private static final Duration OVERLAP = Duration.ofHours(24);
  private static final Duration DAYS = Duration.ofDays(5);

  @Test
  void finds_what_was_added_with_its_secret() {
    for (Destination webhook :
        new Destination[] {
          SampleEvents.webhook(id), SampleEvents.webhook(id, "connection.created")
        }) {
      SealedSecrets secret = SampleEvents.secret();
      answer(destinations().add(webhook, secret, actor));

      assertThat(stored(webhook)).isEqualTo(new Stored(webhook, secret));
    }
  }

  @Test
  void finds_and_pages_none_of_another_workspace() {
    Workspace other = Samples.workspace();
    makeWorkspace(other);
    Destination foreign = added(SampleEvents.webhook(other.id()));

    assertThat(found(destinations().find(id, foreign.id()))).isEmpty();
    assertThat(found(destinations().remove(id, foreign.id(), actor))).isEmpty();
    assertThat(all(destinations().page(id, DestinationKind.WEBHOOK, null, 50))).isEmpty();
    assertThat(answer(destinations().giveUp(id, foreign.id(), Duration.ZERO, "gone"))).isFalse();
    assertThat(stored(foreign).destination()).isEqualTo(foreign);
  }

  @Test
  void pages_a_kind_by_id_with_one_more_than_the_limit() {
    Destination first = SampleEvents.webhook(id);
    Destination second = SampleEvents.webhook(id);
    Destination third = SampleEvents.webhook(id);
    added(third);
    added(first);
    added(second);

    assertThat(all(destinations().page(id, DestinationKind.WEBHOOK, null, 1)))
        .containsExactly(first, second);
    assertThat(all(destinations().page(id, DestinationKind.WEBHOOK, first.id(), 2)))
        .containsExactly(second, third);
    assertThat(all(destinations().page(id, DestinationKind.MIRROR, null, 50))).isEmpty();
  }

  @Test
  void replaces_one_that_is_still_at_its_version_and_only_once() {
    Destination before = webhook("connection.created");
    Destination edited =
        before.edited(
            WebhookUrl.parse("https://other.example/"),
            "other",
            new EventFilter(Set.of("connection.deleted")),
            true);

    assertThat(atOnce(10, () -> destinations().replace(edited, before.version(), actor)))
        .containsExactly(edited);

    assertThat(stored(before).destination()).isEqualTo(edited);
    assertThat(edited.version()).isEqualTo(new Version(2));
  }

  @Test
  void owes_nothing_to_one_that_is_switched_off_and_everything_new_once_it_is_on_again() {
    Destination on = webhook();
    Connection connection = changed(0);
    Destination off = on.edited(on.url(), on.description(), on.events(), false);
    answer(destinations().replace(off, on.version(), actor));
    assertThat(off.standing()).isEqualTo(Standing.OFF);
    change(connection, 1);
    assertThat(claim(on, Samples.id())).isEmpty();

    Destination again = off.edited(off.url(), off.description(), off.events(), true);
    answer(destinations().replace(again, off.version(), actor));
    change(connection, 1);

    assertThat(stored(on).destination().standing()).isEqualTo(Standing.WELL);
    assertThat(claim(on, Samples.id()))
        .singleElement()
        .satisfies(stream -> assertThat(stream.first()).isEqualTo(3));
  }

  @Test
  void rotates_a_secret_once_and_keeps_the_old_one_for_a_while() {
    Destination webhook = webhook();
    SealedSecrets both = Samples.sealed(2, Destinations.SECRET, Destinations.SECRET_OLD);

    assertThat(atOnce(10, () -> destinations().rotate(webhook, both, OVERLAP, actor)))
        .singleElement()
        .satisfies(until ->
            assertThat(until)
                .isCloseTo(Instant.now().plus(OVERLAP), within(1, ChronoUnit.MINUTES)));

    assertThat(stored(webhook).secrets()).isEqualTo(both);
    assertThat(stored(webhook).destination().version()).isEqualTo(new Version(2));
  }

  @Test
  void forgets_the_old_secret_when_its_time_is_over() {
    Destination webhook = webhook();
    SealedSecrets both = Samples.sealed(2, Destinations.SECRET, Destinations.SECRET_OLD);
    answer(destinations().rotate(webhook, both, Duration.ZERO, actor));

    assertThat(stored(webhook).secrets().byField()).containsOnlyKeys(Destinations.SECRET);
  }

  @Test
  void replaces_a_secret_by_one_that_signs_alone() {
    Destination webhook = webhook();
    SealedSecrets alone = Samples.sealed(2, Destinations.SECRET);

    assertThat(answer(destinations().rotate(webhook, alone, Duration.ZERO, actor)))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

    assertThat(stored(webhook).secrets()).isEqualTo(alone);
  }

  @Test
  void gives_up_one_that_has_been_failing_for_so_long_and_no_other() {
    Destination webhook = webhook();
    Connection connection = changed(0);
    assertThat(giveUp(webhook, DAYS)).isFalse();
    answer(
        stores()
            .deliveries()
            .note(
                lane(webhook),
                SampleEvents.delivery(
                    events(webhook, connection).getFirst(), 500, "server_error")));
    assertThat(giveUp(webhook, DAYS)).isFalse();
    assertThat(claim(webhook, UUID.randomUUID())).hasSize(1);

    assertThat(giveUp(webhook, Duration.ZERO)).isTrue();
    assertThat(giveUp(webhook, Duration.ZERO)).isFalse();

    Standing standing = stored(webhook).destination().standing();
    assertThat(standing.enabled()).isFalse();
    assertThat(standing.disabledReason()).isEqualTo("failing");
    assertThat(stored(webhook).destination().version()).isEqualTo(new Version(2));
    assertThat(all(streams().due(id))).isEmpty();
  }

  @Test
  void removes_one_once_and_owes_it_nothing() {
    Destination webhook = webhook();
    changed(1);

    assertThat(atOnce(10, () -> destinations().remove(id, webhook.id(), actor)))
        .containsExactly(webhook.id());

    assertThat(found(destinations().find(id, webhook.id()))).isEmpty();
    assertThat(claim(webhook, Samples.id())).isEmpty();
    assertThat(found(destinations().remove(id, new DestinationId(Samples.id()), actor))).isEmpty();
  }

  private boolean giveUp(Destination webhook, Duration failing) {
    return answer(destinations().giveUp(id, webhook.id(), failing, "failing"));
  }

  private Stored stored(Destination destination) {
    return answer(destinations().find(destination.workspace(), destination.id()));
  }

  private Destinations destinations() {
    return stores().destinations();
  }
}
