package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The views that only administrators have. */
final class Administration {
  private static final String LOGO =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>
      """;

  private Administration() {}

  /** Something of everything that administrators look after. */
  static void prepare(PanelStage stage) {
    Grants.connected(stage.enlace().admin(), "airtable");
    Mail.connected(stage.enlace().admin(), stage.enlace(), "restricted");
    Answer webhook =
        stage
            .enlace()
            .admin()
            .post("/webhooks", Map.of("url", stage.landing().at("/told"), "description", "Told"));
    assertThat(webhook.status()).as(webhook.text()).isEqualTo(201);
  }

  static void isDone(PanelStage stage, String language) {
    try (PanelVisitor visitor = stage.visitor(language)) {
      Words words = visitor.words();
      visitor.open(stage.url() + "/").signIn(RunningEnlace.ADMIN_KEY).reads("tour.title");
      visitor.follow(words.say("nav.health")).reads("health.states").look("health");

      visitor.follow(words.say("nav.api-keys"));
      visitor.page().locator("summary").first().click();
      visitor.fill("apiKeys.name", "Billing " + language).look("api-keys");
      visitor.press("apiKeys.create").reads("secret.once").look("api-key-made");
      visitor.press("secret.done").sees("Billing " + language);
      visitor.press("apiKeys.revokeOne", "Billing " + language).reads("apiKeys.revokeHelp");
      visitor.page().locator("dialog button.danger").click();
      visitor.reads("apiKeys.revoked");

      visitor.follow(words.say("nav.webhooks")).sees("Told").look("webhooks");
      visitor.follow("Told").reads("deliveries.title").look("webhook");
      visitor.press("webhooks.switchOff").reads("webhooks.switchOn");
      visitor.press("webhooks.switchOn").reads("webhooks.switchOff");

      visitor.follow(words.say("nav.keys")).press("rotation.start").reads("rotation.help");
      visitor.page().locator("dialog button.danger").click();
      visitor.reads("rotation.completed").look("keys");

      visitor.follow(words.say("nav.audit")).reads("audit.proofHelp");
      visitor.press("audit.verify").page().locator(".notice.good").waitFor();
      visitor.look("audit");
      visitor.open(stage.url() + "/#/audit?from=never").reads("audit.proofHelp");

      visitor.follow(words.say("nav.settings")).reads("settings.connectHelp");
      visitor.fill("settings.name", "Atelier").fill("settings.color", "#0a7d5a").look("settings");
      saveConnectPage(visitor);
      showsALogoUntilItIsRemoved(stage, visitor);
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  private static void showsALogoUntilItIsRemoved(PanelStage stage, PanelVisitor visitor) {
    String page = "/workspaces/" + WorkspaceId.DEFAULT + "/connect-page";
    visitor
        .page()
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload("logo.svg", "image/svg+xml", LOGO.getBytes(StandardCharsets.UTF_8)));
    visitor.page().locator("img.logo").waitFor();
    saveConnectPage(visitor);
    assertThat(stage.enlace().admin().get(page).text("/logoUrl")).startsWith("data:image/svg");

    visitor.press("settings.logoRemove");
    saveConnectPage(visitor);
    assertThat(stage.enlace().admin().get(page).json().at("/logoUrl").isMissingNode()).isTrue();
  }

  private static void saveConnectPage(PanelVisitor visitor) {
    visitor.page().locator("#connect-page ~ form button[type=submit]").click();
    visitor.reads("settings.saved");
  }

  static void fitsANarrowScreen(PanelStage stage, String language) {
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.page().setViewportSize(360, 740);
      visitor.open(stage.url() + "/").reads("signIn.lead");
      visitor.fill("signIn.key", RunningEnlace.ADMIN_KEY).press("signIn.do");
      visitor.reads("connections.title").sees("Airtable").look("narrow-list");
      for (String view :
          new String[] {
            "connections",
            "catalogue",
            "health",
            "webhooks",
            "api-keys",
            "keys",
            "audit",
            "settings"
          }) {
        visitor.open(stage.url() + "/#/" + view);
        visitor.page().locator("main h1").waitFor();
        visitor.page().waitForTimeout(150);
        isNotTooWide(visitor, view);
      }
      visitor.press("nav.menu").look("narrow-menu");

      visitor.open(stage.url() + "/#/connections");
      visitor
          .page()
          .locator(".row .what", new Page.LocatorOptions().setHasText("Airtable"))
          .getByRole(AriaRole.LINK)
          .first()
          .click();
      visitor.reads("connection.facts").unfold("settings").look("narrow-detail");
      isNotTooWide(visitor, "detail");
      visitor.press("connection.disconnect").reads("disconnect.here").look("narrow-dialog");
      isNotTooWide(visitor, "dialog");
      visitor.press("cancel").open(stage.url() + "/#/catalogue").follow("Lighthouse");
      visitor.press("lines.add").look("narrow-form");
      isNotTooWide(visitor, "form");
    }
  }

  private static void isNotTooWide(PanelVisitor visitor, String view) {
    assertThat(visitor.page().evaluate("document.documentElement.scrollWidth"))
        .as(view)
        .isEqualTo(360);
  }
}
