package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Landing;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People who are no administrators connect what an application has asked for. */
class ConnectPageTest {
  private static PanelStage stage;
  private static Landing landing;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    stage = PanelStage.start();
    landing = stage.landing();
    tenant = Tenant.of(stage.enlace(), "Atelier", "required");
    assertThat(tenant.successUrls(List.of(landing.url())).status()).isEqualTo(200);
    Answer dressed =
        tenant
            .admin()
            .put(
                "/workspaces/" + tenant.id() + "/connect-page",
                Map.of(
                    "name",
                    "Acme",
                    "color",
                    "#0a7d5a",
                    "frameAncestors",
                    List.of(origin(landing.url()))));
    assertThat(dressed.status()).as(dressed.text()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void an_entry_with_every_type_of_field_is_filled_in_there_too() {
    Api eva = tenant.key("member", List.of("act_as"), stage.enlace()).as("eva");
    try (PanelVisitor visitor = stage.visitor("en-GB")) {
      visitor.open(link(eva, List.of("lighthouse")));
      visitor.page().locator("button").click();
      visitor.sees("Begins with a capital.");
      UnforeseenEntry.fillIn(visitor);
      visitor.look("connect-form").press("form.connect").reads("arrived.connected", "Lighthouse");
      visitor.press("connect.back", "Acme");
      visitor.page().waitForURL(landing.url() + "?**");

      String id = Query.of(visitor.page().url()).get("connectionId");
      assertThat(eva.get("/connections/" + id).text("/config/keeper")).isEqualTo("Ana");
    }
  }

  private static String link(Api user, List<String> entries) {
    Answer made =
        user.post("/connect-sessions", Map.of("entries", entries, "successUrl", landing.url()));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.text("/url");
  }

  private static String origin(String url) {
    URI address = URI.create(url);
    return address.getScheme() + "://" + address.getAuthority();
  }
}
