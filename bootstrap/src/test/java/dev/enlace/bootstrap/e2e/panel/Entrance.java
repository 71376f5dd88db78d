package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.List;
import java.util.Map;

/** People who are not let in. */
final class Entrance {
  private Entrance() {}

  static void notesWhoStillHasARevokedKey(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Entrance " + language);
    Answer key =
        tenant
            .admin()
            .post("/api-keys", Map.of("name", "Eva", "role", "admin", "permissions", List.of()));
    assertThat(tenant.admin().delete("/api-keys/" + key.text("/id")).status()).isEqualTo(204);
    String trail = "/audit-events?action=panel.sign_in_refused";
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/#" + trail.replace("-events", ""));
      visitor.fill("signIn.key", key.text("/key")).press("signIn.do").reads("signIn.wrong");
      visitor.look("sign-in-refused");
      Waiting.until(() -> !tenant.admin().get(trail).json().at("/items").isEmpty());

      visitor.signIn(tenant.adminKey()).reads("action.panel.sign_in_refused").look("audit-refused");
      Answer events = tenant.admin().get(trail);
      assertThat(events.text("/items/0/target")).isEqualTo(key.text("/id"));
      assertThat(events.text("/items/0/detail/reason")).isEqualTo("revoked");
      assertThat(events.text()).doesNotContain(key.text("/key"));
    }
  }

  static void namesTheRightAddress(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Address " + language);
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open("http://localhost:" + stage.enlace().url().getPort() + "/");
      visitor.fill("signIn.key", tenant.adminKey()).press("signIn.do");
      visitor.reads("advice.FORBIDDEN.other_address").look("other-address");

      visitor.follow(stage.url());
      visitor.page().waitForURL(stage.url() + "/**");
      visitor.signIn(tenant.adminKey()).reads("connections.none");
    }
  }
}
