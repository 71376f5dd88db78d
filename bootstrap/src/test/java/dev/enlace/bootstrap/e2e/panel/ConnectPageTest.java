package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void a_person_allows_an_account_and_comes_back_with_it(String language) {
    Api ana = tenant.key("member", List.of("act_as"), stage.enlace()).as("ana-" + language);
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(link(ana, List.of("airtable", "lighthouse")));
      visitor.page().locator("button").click();
      visitor.reads("connect.choose").look("connect-choose");
      assertThat(visitor.page().url()).isEqualTo(stage.url() + "/connect");
      assertThat(visitor.page().evaluate(ACCENT)).isEqualTo("#0a7d5a");
      visitor.page().getByText("Airtable", exactly()).click();
      visitor.press("oauth.continue", "Airtable");
      visitor.page().getByText("Allow", exactly()).click();
      visitor.reads("arrived.account", "ana@example.com").look("connect-done");
      visitor.press("connect.back", "Acme");
      visitor.page().waitForURL(landing.url() + "?**");

      assertThat(visitor.page().url()).contains("connectionId=", "confirmation=");
      Map<String, String> told = Query.of(visitor.page().url());
      String path = "/connections/" + told.get("connectionId");
      assertThat(ana.get(path).text("/owner/subject")).isEqualTo("ana-" + language);
      String confirmation = told.getOrDefault("confirmation", "");
      assertThat(ana.post(path + "/confirm", Map.of("confirmation", confirmation)).status())
          .isEqualTo(200);
      assertThat(ana.get(path).text("/state/state")).isEqualTo("active");

      visitor.open(stage.url() + "/connect").reads("connect.over").look("connect-over");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
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

  @Test
  void a_page_of_the_application_opens_a_window_and_is_told_what_became_of_it() {
    Api ida = tenant.key("member", List.of("act_as"), stage.enlace()).as("ida");
    String link = link(ida, List.of("lighthouse"));
    try (PanelVisitor visitor = stage.visitor("en-GB")) {
      Page application = embedding(visitor, "{ url: '%s' }".formatted(link));
      Page popup = application.waitForPopup(() -> application.locator("button").click());
      popup.locator("button").click();
      PanelVisitor inside = visitor.in(popup);
      inside.sees("Begins with a capital.");
      UnforeseenEntry.fillIn(inside);
      inside.press("form.connect").press("connect.back", "Acme");

      application.locator("#outcome").getByText("connectionId").waitFor();
      assertThat(application.locator("#outcome").textContent()).contains("\"connectionId\":\"");
      assertThat(popup.isClosed()).isTrue();
    }
  }

  @Test
  void a_frame_is_filled_in_where_the_workspace_allows_it() {
    Api ole = tenant.key("member", List.of("act_as"), stage.enlace()).as("ole");
    String link = link(ole, List.of("lighthouse"));
    try (PanelVisitor visitor = stage.visitor("en-GB")) {
      Page application =
          embedding(visitor, "{ url: '%s', container: document.body }".formatted(link));
      application.locator("button").click();
      application.frameLocator("iframe").locator("button").click();
      application.frameLocator("iframe").locator("input[name=keeper]").waitFor();
    }
  }

  /** A page of the application's origin with a button that calls {@code Enlace.connect}. */
  private static Page embedding(PanelVisitor visitor, String wish) {
    String page =
        """
        <!doctype html><html lang="en"><title>Application</title>
        <script src="%s/enlace-connect.js"></script>
        <button>Connect</button><pre id="outcome"></pre>
        <script>
        document.querySelector('button').onclick = () => Enlace.connect(%s).then(
          (outcome) => { document.querySelector('#outcome').textContent = JSON.stringify(outcome); },
          (error) => { document.querySelector('#outcome').textContent = error.message; });
        </script></html>
        """
            .formatted(stage.url(), wish);
    String address = landing.at("/embedding");
    visitor
        .page()
        .route(
            address,
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("text/html").setBody(page)));
    return visitor.open(address).page();
  }

  private static final String ACCENT =
      "document.documentElement.style.getPropertyValue('--accent')";

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

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
