package dev.enlace.adapter.out.postgres.session;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectSessionsContract;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.Workspace;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectSessionsTest extends ConnectSessionsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();
  private final ConnectSessions sessions =
      new PostgresConnectSessions(DATABASE.database(), DATABASE.audit());
  private final ConnectPages pages =
      new PostgresConnectPages(DATABASE.database(), DATABASE.audit());

  @Override
  protected ConnectSessions sessions() {
    return sessions;
  }

  @Override
  protected ConnectionStores stores() {
    return stores;
  }

  @Override
  protected void age(SecretHash hash, Duration by) {
    DATABASE.run(
        """
        UPDATE connections.sessions SET expires_at = expires_at - interval '%1$s seconds',
          ended_at = ended_at - interval '%1$s seconds'
        WHERE id_hash = '\\x%2$s'
        """
            .formatted(by.toSeconds(), HexFormat.of().formatHex(hash.bytes())));
  }

  @Test
  void keeps_how_a_workspaces_page_looks() {
    Workspace workspace = Samples.workspace();
    ApiKey key = Samples.key(workspace.id());
    answer(stores.workspaces().add(workspace, key, Samples.hash(), Samples.actor(key.holder())));
    assertThat(found(pages.find(workspace.id()))).isEmpty();

    ConnectPage page = new ConnectPage("Acme", "#0a7d5a", null, List.of("https://app.example"));
    answer(pages.replace(workspace.id(), page, Samples.actor(key.holder())));
    assertThat(answer(pages.find(workspace.id()))).isEqualTo(page);

    answer(pages.replace(workspace.id(), ConnectPage.PLAIN, Samples.actor(key.holder())));
    assertThat(answer(pages.find(workspace.id()))).isEqualTo(ConnectPage.PLAIN);
    assertThat(
            DATABASE.rows(
                """
                SELECT detail -> 'frameAncestors' FROM connections.audit_inbox
                WHERE workspace_id = '%s' AND action = 'connect_page.updated' ORDER BY id
                """
                    .formatted(workspace.id())))
        .containsExactly("[\"https://app.example\"]", "[]");
  }
}
