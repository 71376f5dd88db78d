package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Tenant;

/** Somebody who does not grant everything, where the provider lets people choose. */
final class UntickedScope {
  private static final String READ_MAIL = "https://www.googleapis.com/auth/gmail.readonly";

  private UntickedScope() {}

  static void isShownAndAskedForAgain(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Unticked " + language);
    try (PanelVisitor visitor = stage.visitor(language)) {
      Words words = visitor.words();
      visitor.open(stage.url() + "/#/catalogue").signIn(tenant.adminKey());
      visitor.follow("Gmail").press("oauth.continue", "Gmail");
      // the panel asks for it by the same name
      visitor.page().waitForURL(url -> !url.startsWith(stage.url()));
      visitor.page().getByLabel(READ_MAIL).uncheck();
      allow(visitor);
      visitor.reads("arrived.missing").look("arrived-unticked");
      assertThat(notGranted(visitor)).isEqualTo(words.say("scopes.missing"));

      visitor.follow(words.say("arrived.open")).reads("connection.scopes");
      visitor.look("unticked");
      assertThat(notGranted(visitor)).isEqualTo(words.say("scopes.missing"));
      String id = visitor.page().url().replaceFirst(".*/", "");
      visitor.unfold("settings");
      visitor.page().locator("fieldset.lines .add").first().click();
      visitor.page().locator(".line .value").first().fill("@example.com");
      visitor.save("settings").reads("settings.saved");
      visitor.press("connection.reconnect");
      allow(visitor);
      visitor.reads("arrived.connected", "ana@example.com").sees(READ_MAIL);
      assertThat(visitor.page().locator(".scopes .badge.warn").count()).isZero();
      Answer kept = tenant.admin().get("/connections/" + id);
      assertThat(kept.text("/config/recipientAllowList/0/value")).isEqualTo("@example.com");
      visitor.open(stage.url() + "/#/connections/" + id).sees("recipients.allow.added: 1");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  private static void allow(PanelVisitor visitor) {
    visitor.page().getByText("Allow", new Page.GetByTextOptions().setExact(true)).click();
  }

  /** What stands before the scope that was not granted. */
  private static String notGranted(PanelVisitor visitor) {
    return visitor
        .page()
        .locator(".scopes li")
        .filter(new Locator.FilterOptions().setHasText(READ_MAIL))
        .first()
        .locator(".badge")
        .innerText();
  }
}
