package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.ArrayList;
import java.util.List;

/** Somebody connects, sees what broke, mends it and disconnects. */
final class Connecting {
  private Connecting() {}

  static void worksAndShowsNoSecret(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Atelier");
    Recording recording = Recording.begin();
    List<String> secrets = new ArrayList<>(List.of(tenant.adminKey(), Mail.PASSWORD));
    try (PanelVisitor visitor = stage.visitor(language, recording)) {
      Words words = visitor.words();
      visitor.open(stage.url() + "/").reads("signIn.lead").look("sign-in");
      visitor.signIn(tenant.adminKey()).reads("connections.none").look("empty");

      visitor.follow(words.say("nav.catalogue")).sees("Airtable").look("catalogue");
      visitor.follow("Airtable").reads("oauth.scopes").look("oauth");
      visitor.fill("form.label", "Sales base").press("oauth.continue", "Airtable");
      visitor.page().getByText("Allow", exactly()).click();
      visitor.reads("arrived.account", "ana@example.com").look("arrived");
      assertThat(visitor.page().url()).contains("#/catalogue/").doesNotContain("connectionId");

      secrets.add(token(tenant));

      visitor.follow(words.say("nav.catalogue")).follow("SMTP");
      visitor.page().locator("input[name=host]").fill("127.0.0.1");
      visitor.page().locator("input[name=port]").fill(smtpPort(stage));
      visitor.page().locator("input[name=username]").fill("sandbox");
      visitor.page().locator("summary").first().click();
      visitor.page().locator("textarea").first().fill("Ana <ana@example.com>\n@example.org");
      visitor.press("lines.take").press("form.connect").reads("rule.required").look("form");
      visitor.page().locator("input[name=password]").fill("wrong");
      visitor.press("form.connect").reads("advice.CONNECTION.VERIFICATION_FAILED");
      visitor.look("form-refused");
      visitor.page().locator("input[name=password]").fill(Mail.PASSWORD);
      visitor.press("form.connect").reads("entry.made", "SMTP").look("smtp");

      visitor.follow(words.say("nav.connections")).sees("Sales base").sees("SMTP").look("list");
      visitor.follow("Sales base").press("connection.test").reads("test.works");
      String place = visitor.page().url();
      assertThat(stage.enlace().sandbox().revokeGrants("airtable", "")).isPositive();
      visitor.press("connection.test").reads("state.needs_reauth").look("broken");
      visitor.press("connection.reconnect");
      visitor.page().getByText("Allow", exactly()).click();
      visitor.reads("arrived.connected", "Sales base").reads("state.active").look("mended");
      assertThat(visitor.page().url()).isEqualTo(place);
      secrets.add(token(tenant));

      visitor.press("connection.disconnect").reads("disconnect.here").look("disconnect");
      visitor
          .page()
          .getByRole(AriaRole.DIALOG)
          .getByText(words.say("connection.disconnect"), exactlyIn())
          .click();
      visitor.sees("SMTP").look("list-after");
      visitor.press("nav.signOut").reads("signIn.lead");
      visitor.page().reload();
      visitor.reads("signIn.lead");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
    assertThat(recording.answers(stage.url()))
        .anySatisfy(answer -> assertThat(answer).contains("csrfToken"))
        .anySatisfy(answer -> assertThat(answer).contains("Sales base"))
        .allSatisfy(answer -> assertThat(answer).doesNotContain(secrets));
  }

  /** What the grant of the only account is worth, which applications may read and the panel not. */
  private static String token(Tenant tenant) {
    String id = tenant.admin().get("/connections?slug=airtable").text("/items/0/id");
    Answer token = tenant.admin().get("/connections/" + id + "/token");
    assertThat(token.status()).as(token.text()).isEqualTo(200);
    return token.text("/accessToken");
  }

  private static String smtpPort(PanelStage stage) {
    return String.valueOf(stage.enlace().sandbox().smtp().port());
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Locator.GetByTextOptions exactlyIn() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
