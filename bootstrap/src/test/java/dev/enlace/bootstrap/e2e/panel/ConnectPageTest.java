package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.enlace.bootstrap.e2e.harness.Api;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who are no administrators connect what an application has asked for. */
class ConnectPageTest {
  private static final String ACCENT =
      "document.documentElement.style.getPropertyValue('--accent')";
  private static ConnectStage stage;
  private static OtherSite otherSite;

  @BeforeAll
  static void start() {
    stage = ConnectStage.start();
    otherSite = OtherSite.start();
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
    if (otherSite != null) {
      otherSite.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void a_person_denies_then_allows_an_account_and_comes_back_with_it(String language) {
    Api ana = stage.backend("ana-" + language);
    try (PanelVisitor visitor = stage.panel().visitor(language)) {
      visitor.page().addInitScript("window.open = () => null;");
      visitor.open(stage.link(ana, "airtable", "lighthouse")).look("connect-link");
      visitor.page().locator("button").click();
      visitor.reads("connect.choose").look("connect-choose");
      assertThat(visitor.page().url()).isEqualTo(stage.panel().url() + "/connect");
      assertThat(visitor.page().evaluate(ACCENT)).isEqualTo("#0a7d5a");
      fitsANarrowScreen(visitor);

      visitor.page().getByText("Airtable", exactly()).click();
      visitor.press("oauth.continue", "Airtable");
      visitor.page().getByText("Deny", exactly()).click();
      visitor.reads("advice.CONNECTION.AUTHORIZATION_DENIED").look("connect-denied");
      visitor.press("oauth.continue", "Airtable");
      visitor.page().getByText("Allow", exactly()).click();
      visitor.reads("connect.pending", "Acme").look("connect-done");
      visitor.press("connect.back", "Acme");
      visitor.page().waitForURL(stage.acme().done() + "?**");

      Map<String, String> told = Query.of(visitor.page().url());
      assertThat(ana.get("/connections/" + told.get("connectionId")).text("/owner/subject"))
          .isEqualTo("ana-" + language);
      stage.confirm(ana, told);
      visitor.open(stage.panel().url() + "/connect").reads("connect.over").look("connect-over");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  @Test
  void an_entry_with_every_type_of_field_is_filled_in_there_too() {
    Api eva = stage.backend("eva");
    try (PanelVisitor visitor = stage.panel().visitor("en-GB")) {
      visitor.open(stage.link(eva, "lighthouse"));
      visitor.page().locator("button").click();
      visitor.sees("Begins with a capital.").press("form.connect").reads("rule.required");
      UnforeseenEntry.fillIn(visitor);
      visitor.look("connect-form").press("form.connect").reads("arrived.connected", "Lighthouse");
      visitor.page().reload();
      visitor.reads("arrived.connected", "Lighthouse").press("connect.back", "Acme");
      visitor.page().waitForURL(stage.acme().done() + "?**");

      String id = Query.of(visitor.page().url()).get("connectionId");
      assertThat(eva.get("/connections/" + id).json().at("/config"))
          .isEqualTo(UnforeseenEntry.filledIn());
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  @Test
  void who_cancels_goes_back_with_nothing_and_cannot_go_on() {
    try (PanelVisitor visitor = stage.panel().visitor("es-ES")) {
      visitor.open(stage.link(stage.backend("no"), "airtable"));
      visitor.page().locator("button").click();
      visitor.press("connect.cancel");
      visitor.page().waitForURL(stage.acme().done() + "?error=CONNECT.CANCELLED");
      visitor.open(stage.panel().url() + "/connect").reads("connect.over");
    }
  }

  @Test
  void a_page_of_the_application_is_told_by_the_window_that_it_has_opened() {
    Embedding.aWindowTells(stage);
  }

  @Test
  void a_page_of_another_origin_is_told_nothing() {
    Embedding.aWindowTellsNobodyElse(stage);
  }

  @Test
  void a_frame_is_filled_in_where_the_workspace_allows_it() {
    Embedding.aFrameIsFilledIn(stage);
  }

  @Test
  void an_account_is_connected_out_of_a_frame_by_a_window_that_has_none_of_its_cookies() {
    Embedding.aFrameWaitsForAnotherWindow(stage);
  }

  @Test
  void a_frame_on_another_site_has_a_session_that_no_window_knows() {
    otherSite.framesASessionThatNoWindowKnows(stage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void a_link_that_is_over_or_none_of_ours_says_what_to_do(String language) {
    ConnectRefusals.sayWhatToDo(stage, language);
  }

  @Test
  void another_persons_link_in_the_same_browser_ends_the_first() {
    ConnectRefusals.oneLinkAtATime(stage);
  }

  @Test
  void nobody_frames_the_page_whom_the_workspace_does_not_name() {
    ConnectRefusals.noOtherFrame(stage);
  }

  private static void fitsANarrowScreen(PanelVisitor visitor) {
    visitor.page().setViewportSize(360, 740);
    visitor.look("connect-narrow");
    assertThat(visitor.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    visitor.page().setViewportSize(1200, 850);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
