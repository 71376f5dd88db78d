package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.DeliveryId;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Destination.Standing;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhooksTest extends RestTest {
  private static final UUID ID = UUID.fromString("01990a5e-0000-7000-8000-00000000d001");
  private static final String AT = "/webhooks/" + ID;

  @Test
  void offers_every_event_that_there_is() {
    JsonNode offered =
        Contract.resolved(
                Contract.operation("createWebhook")
                    .body()
                    .at("/requestBody/content/application~1json/schema"))
            .at("/properties/events");
    JsonNode items = Contract.resolved(Contract.resolved(offered).path("items"));

    assertThat(items.path("enum").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ConnectionChange.values()).map(ConnectionChange::code).toList());
  }

  @Test
  void shows_a_new_webhook_and_its_secret_once() {
    ports.createWebhook.answers(
        new CreateWebhook.Created(webhook(Standing.WELL), Secret.of("whsec_sandbox")));

    post("/webhooks", Keys.ADMIN)
        .bodyValue(
            """
            {"url": "https://hooks.example/a", "events": ["connection.created"]}
            """)
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Location", AT)
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .json(
            """
            {"id": "01990a5e-0000-7000-8000-00000000d001", "url": "https://hooks.example/a",
             "description": "", "events": ["connection.created"], "enabled": true,
             "secret": "whsec_sandbox"}
            """);
    assertThat(ports.createWebhook.lastAsked())
        .satisfies(command -> {
          assertThat(command.url()).isEqualTo("https://hooks.example/a");
          assertThat(command.events()).isEqualTo(new EventFilter(Set.of("connection.created")));
          assertThat(command.description()).isEmpty();
        });
  }

  @Test
  void takes_no_event_for_every_event_and_none_that_does_not_exist() {
    post("/webhooks", Keys.ADMIN).bodyValue("{\"url\":\"https://x.example\"}").exchange();
    assertThat(ports.createWebhook.lastAsked().events()).isEqualTo(EventFilter.ALL);

    problem(
        post("/webhooks", Keys.ADMIN)
            .bodyValue("{\"url\":\"https://x.example\",\"events\":[\"made.up\"]}")
            .exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void shows_how_deliveries_go_under_a_tag_that_moves_with_it() {
    ports.readWebhook.answers(webhook(new Standing(false, Samples.NOON, "failing")));

    get(AT, Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueMatches("ETag", "\"3-[0-9a-z]+\"")
        .expectBody()
        .jsonPath("$.enabled")
        .isEqualTo(false)
        .jsonPath("$.disabledReason")
        .isEqualTo("failing")
        .jsonPath("$.failingSince")
        .isEqualTo("2026-11-21T12:00:00Z")
        .jsonPath("$.secret")
        .doesNotExist();
    revalidates(AT, Keys.ADMIN);
    ports.listWebhooks.answers(new Page<>(List.of(webhook(Standing.WELL)), true));
    get("/webhooks?limit=1", Keys.ADMIN)
        .exchange()
        .expectBody()
        .jsonPath("$.items[0].id")
        .isEqualTo(ID.toString())
        .jsonPath("$.nextCursor")
        .isNotEmpty();
  }

  @Test
  void edits_what_was_read_and_only_that() {
    ports.updateWebhook.answers(webhook(Standing.WELL));

    patch(AT, Keys.ADMIN)
        .header("If-Match", "\"3-0\"")
        .bodyValue("{\"enabled\":false,\"events\":[]}")
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(ports.updateWebhook.lastAsked())
        .satisfies(command -> {
          assertThat(command.expected()).isEqualTo(new Version(3));
          assertThat(command.enabled()).isFalse();
          assertThat(command.events()).isEqualTo(EventFilter.ALL);
          assertThat(command.url()).isNull();
          assertThat(command.description()).isNull();
        });
    problem(
        patch(AT, Keys.ADMIN).bodyValue("{\"enabled\":false}").exchange(), 412, "VERSION_CONFLICT");
    problem(
        patch(AT, Keys.ADMIN).header("If-Match", "*").bodyValue("{\"enabled\":false}").exchange(),
        412,
        "VERSION_CONFLICT");
    problem(
        patch(AT, Keys.ADMIN).header("If-Match", "\"3\"").bodyValue("{}").exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void rotates_and_ends() {
    ports.rotateWebhookSecret.answers(
        new RotateWebhookSecret.Rotated(Secret.of("whsec_new"), Samples.NOON));
    post(AT + "/secret", Keys.ADMIN)
        .exchange()
        .expectBody()
        .json("{\"secret\":\"whsec_new\",\"previousUntil\":\"2026-11-21T12:00:00Z\"}");

    ports.deleteWebhook.answers(new DestinationId(ID));
    delete(AT, Keys.ADMIN).exchange().expectStatus().isNoContent();
  }

  @Test
  void shows_attempts_and_makes_another() {
    Delivery refused = delivery(null, "unreachable");
    ports.listDeliveries.answers(new Page<>(List.of(refused), false));
    ports.readDelivery.answers(refused);
    ports.replayDelivery.answers(delivery(204, null));

    get(AT + "/deliveries", Keys.ADMIN)
        .exchange()
        .expectBody()
        .jsonPath("$.items[0].error")
        .isEqualTo("unreachable")
        .jsonPath("$.items[0].accepted")
        .isEqualTo(false)
        .jsonPath("$.items[0].status")
        .doesNotExist();
    get(AT + "/deliveries/" + ID, Keys.ADMIN).exchange().expectStatus().isOk();
    revalidates(AT + "/deliveries/" + ID, Keys.ADMIN);
    post(AT + "/deliveries/" + ID + "/replay", Keys.ADMIN)
        .exchange()
        .expectBody()
        .jsonPath("$.accepted")
        .isEqualTo(true)
        .jsonPath("$.durationMs")
        .isEqualTo(12);
  }

  private static Delivery delivery(@Nullable Integer status, @Nullable String error) {
    return new Delivery(
        new DeliveryId(ID),
        new ConnectionId(ID),
        ID,
        7,
        "connection.created",
        2,
        status,
        error,
        Duration.ofMillis(12),
        Samples.NOON);
  }

  private static Destination webhook(Standing standing) {
    return new Destination(
        WorkspaceId.DEFAULT,
        new DestinationId(ID),
        DestinationKind.WEBHOOK,
        WebhookUrl.parse("https://hooks.example/a"),
        "",
        new EventFilter(Set.of("connection.created")),
        new Version(3),
        Samples.NOON,
        standing);
  }
}
