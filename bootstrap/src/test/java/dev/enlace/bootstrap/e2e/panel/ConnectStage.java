package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.List;
import java.util.Map;

/**
 * An application that may frame the connect page of its workspace and be told by it, and one that
 * may do neither.
 */
record ConnectStage(PanelStage panel, Tenant tenant, Application acme, Application other)
    implements AutoCloseable {
  static ConnectStage start() {
    PanelStage panel = PanelStage.start();
    Application acme = Application.start(panel.url());
    Tenant tenant = Tenant.of(panel.enlace(), "Atelier", "required");
    assertThat(tenant.successUrls(List.of(acme.done())).status()).isEqualTo(200);
    Answer dressed =
        tenant
            .admin()
            .put(
                "/workspaces/" + tenant.id() + "/connect-page",
                Map.of(
                    "name", "Acme", "color", "#0a7d5a", "frameAncestors", List.of(acme.origin())));
    assertThat(dressed.status()).as(dressed.text()).isEqualTo(200);
    return new ConnectStage(panel, tenant, acme, Application.start(panel.url()));
  }

  /** The application's backend, for one of its users. */
  Api backend(String user) {
    return tenant.key("member", List.of("act_as"), panel.enlace()).as(user);
  }

  /** A new link for these entries. */
  String link(Api backend, String... entries) {
    Answer made =
        backend.post(
            "/connect-sessions", Map.of("entries", List.of(entries), "successUrl", acme.done()));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.text("/url");
  }

  /** Lets half an hour pass for all links and sessions of that user. */
  void expire(String user) {
    int links =
        Rows.update(
            panel.database(),
            """
            UPDATE connections.sessions s SET expires_at = now() - interval '1 second'
            FROM connections.users u
            WHERE u.workspace_id = s.workspace_id AND u.id = s.user_id AND u.subject = ?
            """,
            user);
    assertThat(links).isPositive();
  }

  /** What the backend does with what it was told: the connection works then. */
  void confirm(Api backend, Map<String, String> told) {
    String path = "/connections/" + told.get("connectionId");
    assertThat(backend.get(path).text("/state/state")).isEqualTo("pending");
    String confirmation = told.getOrDefault("confirmation", "");
    assertThat(
            backend
                .post(path + "/confirm", Map.of("confirmation", confirmation))
                .text("/state/state"))
        .isEqualTo("active");
  }

  @Override
  public void close() {
    other.close();
    acme.close();
    panel.close();
  }
}
