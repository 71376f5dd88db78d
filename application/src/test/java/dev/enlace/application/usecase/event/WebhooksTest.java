package dev.enlace.application.usecase.event;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.failure.Failure.VersionConflict;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret.Rotated;
import dev.enlace.application.port.in.webhook.UpdateWebhook;
import dev.enlace.application.port.out.event.EventDelivery.DeliveryProblem;
import dev.enlace.application.port.out.event.EventDelivery.Outcome.Refused;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class WebhooksTest {
  private static final Principal STRANGER =
      Principals.admin(new WorkspaceId(UUID.fromString("01990a5e-0000-7000-8000-00000000f00d")));

  private final Told told = new Told();

  @Test
  void makes_one_with_a_secret_of_its_own_that_signs() {
    CreateWebhook.Created one = told.made("one");
    CreateWebhook.Created two = told.made("two");
    told.changed(0);
    told.tell(one.webhook());

    assertThat(one.secret()).isNotEqualTo(two.secret());
    assertThat(one.secret().reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(told.ports.receivers.told().getFirst().keys()).containsExactly(one.secret());
    assertThat(answer(told.events.list.list(Told.ADMIN, null, 1)).items())
        .containsExactly(one.webhook());
    assertThat(answer(told.events.list.list(Told.ADMIN, one.webhook().id(), 1)).items())
        .containsExactly(two.webhook());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example",
        "https:///path",
        "https://hooks.example/#x",
        "https://a@b.example/",
        "ftp://hooks.example/",
        "javascript:alert(1)",
        "https://hooks.example/ñ",
        "https://hooks.example/\r\nHost: other",
        "https://hooks.example:0/",
        "https://hooks.example:65536/",
        "https://under_score.example/"
      })
  void takes_no_address_that_is_none(String url) {
    assertThat(violations(create(url, ""))).containsExactly("url format");
  }

  @Test
  void takes_no_address_that_may_not_be_told_and_no_lines_in_a_description() {
    assertThat(violations(create("http://hooks.example/", ""))).containsExactly("url https");
    assertThat(violations(create("https://db.inside/", ""))).containsExactly("url address");
    assertThat(violations(create("https://hooks.example/" + "x".repeat(2048), "")))
        .containsExactly("url format");
    for (String text : List.of("a\nb", "a\r", "\u001b[31m", "x".repeat(201))) {
      assertThat(violations(create("https://hooks.example/", text)))
          .containsExactly("description max");
    }
    assertThat(violations(create("none", "\t"))).containsExactly("url format", "description max");
  }

  @Test
  void edits_what_is_named_and_keeps_the_rest() {
    Destination before = told.webhook("all", "connection.created");

    Destination moved =
        answer(told.events.update.update(edit(before, "https://other.example/", null, null)));
    assertThat(moved.url()).hasToString("WebhookUrl[other.example]");
    assertThat(moved.events()).isEqualTo(before.events());
    assertThat(moved.version()).isEqualTo(new Version(2));

    assertThat(failure(told.events.update.update(edit(before, null, EventFilter.ALL, null))))
        .isEqualTo(new VersionConflict(before.id().value()));
    assertThat(violations(told.events.update.update(edit(moved, "https://db.inside/", null, null))))
        .containsExactly("url address");
    Destination off = answer(told.events.update.update(edit(moved, null, EventFilter.ALL, false)));
    assertThat(off.standing().enabled()).isFalse();
    assertThat(off.standing().disabledReason()).isEqualTo("by_administrator");
    assertThat(off.events()).isEqualTo(EventFilter.ALL);
    assertThat(told.read(before)).isEqualTo(off);
  }

  @Test
  void signs_with_both_secrets_for_a_day_after_a_rotation() {
    CreateWebhook.Created made = told.made("all");
    Rotated rotated = answer(told.events.rotate.rotate(Told.ADMIN, made.webhook().id()));
    told.changed(0);
    told.tell(made.webhook());
    told.ports.clock.advance(Duration.ofHours(24));
    told.changed(0);
    told.tell(made.webhook());

    assertThat(rotated.secret()).isNotEqualTo(made.secret());
    assertThat(told.ports.receivers.told())
        .extracting(each -> each.keys())
        .containsExactly(
            List.of(rotated.secret(), made.secret()), List.<Secret>of(rotated.secret()));
  }

  @Test
  void signs_with_each_secret_for_a_day_after_it_was_replaced_however_soon_the_next_is() {
    CreateWebhook.Created made = told.made("all");
    DestinationId id = made.webhook().id();
    Rotated second = answer(told.events.rotate.rotate(Told.ADMIN, id));
    told.ports.clock.advance(Duration.ofHours(10));
    Rotated third = answer(told.events.rotate.rotate(Told.ADMIN, id));
    told.changed(0);
    told.tell(made.webhook());
    told.ports.clock.advance(Duration.ofHours(14));
    told.changed(0);
    told.tell(made.webhook());
    told.ports.clock.advance(Duration.ofHours(10));
    told.changed(0);
    told.tell(made.webhook());

    assertThat(told.ports.receivers.told())
        .extracting(each -> each.keys())
        .containsExactly(
            List.of(third.secret(), second.secret(), made.secret()),
            List.of(third.secret(), second.secret()),
            List.<Secret>of(third.secret()));
  }

  @Test
  void signs_with_no_more_than_ten_secrets_from_before() {
    CreateWebhook.Created made = told.made("all");
    List<Secret> secrets = new ArrayList<>(List.of(made.secret()));
    for (int i = 0; i < 12; i++) {
      secrets.addFirst(answer(told.events.rotate.rotate(Told.ADMIN, made.webhook().id())).secret());
    }
    told.changed(0);
    told.tell(made.webhook());

    assertThat(told.ports.receivers.told().getFirst().keys()).isEqualTo(secrets.subList(0, 11));
  }

  @Test
  void replays_an_attempt_whatever_became_of_it() {
    Destination webhook = told.webhook("all");
    told.changed(0);
    told.tell(webhook);
    DeliveryId first = attempts(webhook).getFirst().id();

    Delivery again = answer(told.events.replay.replay(Told.ADMIN, webhook.id(), first));
    told.ports.receivers.answers(
        "all", Mono.just(new Refused(500, DeliveryProblem.SERVER_ERROR, null)));
    Delivery failed = answer(told.events.replay.replay(Told.ADMIN, webhook.id(), first));

    assertThat(again.attempt()).isZero();
    assertThat(again.status()).isEqualTo(200);
    assertThat(failed.error()).isEqualTo("server_error");
    assertThat(told.ports.receivers.told("all"))
        .containsExactly("created 1", "created 1", "created 1");
    assertThat(attempts(webhook)).hasSize(3);
    assertThat(answer(told.events.readDelivery.read(Told.ADMIN, webhook.id(), failed.id())))
        .isEqualTo(failed);
    assertThat(told.ports.receivers.told())
        .extracting(each -> each.event().id())
        .containsOnly(again.event());
  }

  @Test
  void shows_nobody_anything_of_another_workspace() {
    Destination webhook = told.webhook("all");
    told.changed(0);
    told.tell(webhook);
    DestinationId id = webhook.id();
    DeliveryId delivery = attempts(webhook).getFirst().id();
    NotFound unknown = new NotFound("webhook", id.toString());

    for (Mono<?> asked :
        List.<Mono<?>>of(
            told.events.read.read(STRANGER, id),
            told.events.delete.delete(STRANGER, id),
            told.events.rotate.rotate(STRANGER, id),
            told.events.listDeliveries.list(STRANGER, id, null, 50),
            told.events.readDelivery.read(STRANGER, id, delivery),
            told.events.replay.replay(STRANGER, id, delivery),
            told.events.update.update(
                new UpdateWebhook.Command(STRANGER, id, Version.FIRST, null, null, null, false)))) {
      assertThat(failure(asked)).isEqualTo(unknown);
    }
    assertThat(answer(told.events.list.list(STRANGER, null, 50)).items()).isEmpty();
    assertThat(told.ports.receivers.told()).hasSize(1);
  }

  @Test
  void deletes_one_once() {
    Destination webhook = told.webhook("all");
    answer(told.events.delete.delete(Told.ADMIN, webhook.id()));

    assertThat(failure(told.events.delete.delete(Told.ADMIN, webhook.id())))
        .isEqualTo(new NotFound("webhook", webhook.id().toString()));
  }

  private Mono<CreateWebhook.Created> create(String url, String description) {
    return told.events.create.create(
        new CreateWebhook.Command(Told.ADMIN, url, new EventFilter(Set.of()), description));
  }

  private static UpdateWebhook.Command edit(
      Destination before,
      @Nullable String url,
      @Nullable EventFilter events,
      @Nullable Boolean enabled) {
    return new UpdateWebhook.Command(
        Told.ADMIN, before.id(), before.version(), url, events, null, enabled);
  }

  private List<Delivery> attempts(Destination webhook) {
    return answer(told.events.listDeliveries.list(Told.ADMIN, webhook.id(), null, 50)).items();
  }
}
