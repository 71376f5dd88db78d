package dev.enlace.adapter.out.postgres.event;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.DestinationsContract;
import dev.enlace.application.contract.EventStores;
import dev.enlace.application.contract.SampleEvents;
import dev.enlace.application.contract.Samples;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.WorkspaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDestinationsTest extends DestinationsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final WorkspaceId WORKSPACE = new WorkspaceId(Samples.id());
  private static final Actor ACTOR = Samples.actor(Samples.user(WORKSPACE));

  private final EventStores stores = DATABASE.eventStores();

  @Override
  protected EventStores stores() {
    return stores;
  }

  @Test
  void notes_where_events_go_and_which_and_nothing_that_may_be_a_secret() {
    DATABASE.run(
        "INSERT INTO connections.workspaces (workspace_id, name) VALUES ('%s', 'Sample')"
            .formatted(WORKSPACE));
    Destination before =
        SampleEvents.webhook(WORKSPACE, "connection.created", "connection.deleted");
    answer(stores.destinations().add(before, SampleEvents.secret(), ACTOR));
    Destination moved =
        before.edited(
            WebhookUrl.parse("https://other.example:8443/canary-path?key=canary"),
            "",
            EventFilter.ALL,
            false);
    answer(stores.destinations().replace(moved, before.version(), ACTOR));

    assertThat(
            DATABASE.rows(
                """
                SELECT action, detail ->> 'url', detail ->> 'events', detail ->> 'enabled'
                FROM connections.audit_inbox WHERE target_id = '%s' ORDER BY id
                """
                    .formatted(before.id())))
        .containsExactly(
            "webhook.created|https://hooks.example|"
                + "[\"connection.created\", \"connection.deleted\"]|true",
            "webhook.updated|https://other.example:8443|[]|false");
  }
}
