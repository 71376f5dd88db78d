package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator at a real browser, which has nothing to complain of. */
class PanelTest {
  private static PanelStage stage;

  @BeforeAll
  static void start() {
    stage = PanelStage.start();
    Administration.prepare(stage);
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void somebody_connects_sees_what_broke_mends_it_and_disconnects(String language) {
    String key = workspaceKey();
    try (PanelVisitor visitor = stage.visitor(language)) {
      Words words = visitor.words();
      visitor.open(stage.url() + "/").reads("signIn.lead").look("sign-in");
      visitor.signIn(key).reads("connections.none").look("empty");

      visitor.follow(words.say("nav.catalogue")).sees("Airtable").look("catalogue");
      visitor.follow("Airtable").reads("oauth.scopes").look("oauth");
      visitor.fill("form.label", "Sales base").press("oauth.continue", "Airtable");
      visitor.page().getByText("Allow", exactly()).click();
      visitor.reads("arrived.account", "ana@example.com").look("arrived");
      assertThat(visitor.page().url()).contains("#/catalogue/").doesNotContain("connectionId");

      visitor.follow(words.say("nav.catalogue")).follow("SMTP");
      visitor.page().locator("input[name=host]").fill("127.0.0.1");
      visitor.page().locator("input[name=port]").fill(smtpPort());
      visitor.page().locator("input[name=username]").fill("sandbox");
      visitor.page().locator("summary").first().click();
      visitor.page().locator("textarea").first().fill("Ana <ana@example.com>\n@example.org");
      visitor.press("lines.take").press("form.connect").reads("rule.required").look("form");
      visitor.page().locator("input[name=password]").fill("wrong");
      visitor.press("form.connect").reads("advice.CONNECTION.VERIFICATION_FAILED");
      visitor.look("form-refused");
      visitor.page().locator("input[name=password]").fill("sandbox-password");
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
      assertThat(visitor.complaints()).filteredOn(unexpected()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void an_administrator_looks_after_the_workspace(String language) {
    Administration.isDone(stage, language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void a_narrow_screen_shows_everything_without_scrolling_sideways(String language) {
    Administration.fitsANarrowScreen(stage, language);
  }

  @Test
  void an_entry_that_nobody_has_foreseen_is_drawn_checked_made_and_changed() {
    UnforeseenEntry.isDrawnCheckedMadeAndChanged(stage);
  }

  @Test
  void leaving_a_form_warns_of_what_would_be_lost() {
    UnforeseenEntry.warnsOfWhatWouldBeLost(stage);
  }

  /**
   * Apart from refusals that the test has caused, and what was still asked for on leaving a page.
   */
  static Predicate<String> unexpected() {
    return text ->
        !text.contains("responded with a status of 4")
            && !text.contains("net::ERR_ABORTED")
            && !text.startsWith("[DOM] Password forms");
  }

  private static String smtpPort() {
    return String.valueOf(stage.enlace().sandbox().smtp().port());
  }

  private static String workspaceKey() {
    Api admin = stage.enlace().admin();
    Answer made = admin.post("/workspaces", Map.of("name", "Atelier", "oauthConfirmation", "off"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.text("/adminKey");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Locator.GetByTextOptions exactlyIn() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
