package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.enlace.bootstrap.e2e.harness.Api;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The connect page in a window or a frame of an application's page. */
final class Embedding {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Embedding() {}

  static void aWindowTells(ConnectStage stage) {
    Api ida = stage.backend("ida");
    try (PanelVisitor visitor = stage.panel().visitor("en-GB")) {
      Page application = visitor.open(stage.acme().window(stage.link(ida, "airtable"))).page();
      Page popup = opened(application);
      PanelVisitor inside = visitor.in(popup).press("oauth.continue", "Airtable");
      popup.locator("button[value=allow]").click();
      inside.reads("connect.pending", "Acme").look("connect-window");
      popup.waitForClose(() -> inside.press("connect.back", "Acme"));
      stage.confirm(ida, outcome(application));

      visitor.open(stage.acme().window(stage.link(ida, "airtable")));
      Page cancelled = opened(application);
      cancelled.waitForClose(() -> visitor.in(cancelled).press("connect.cancel"));
      assertThat(told(application, "cancelled")).isEqualTo("cancelled");

      visitor.open(stage.acme().window(stage.link(ida, "airtable")));
      opened(application).close();
      assertThat(told(application, "closed")).isEqualTo("closed");

      visitor.open(stage.acme().window(stage.link(ida, "airtable")));
      Page taken = application.waitForPopup(() -> application.locator("button").click());
      application.locator("button").click();
      assertThat(told(application, "closed")).isEqualTo("closed");
      taken.close();
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  static void aWindowTellsNobodyElse(ConnectStage stage) {
    try (PanelVisitor visitor = stage.panel().visitor("en-GB")) {
      String link = stage.link(stage.backend("una"), "airtable");
      Page application = visitor.open(stage.other().window(link)).page();
      Page popup = opened(application);
      visitor.in(popup).press("connect.cancel");
      popup.waitForURL(stage.acme().done() + "?**");
      popup.close();

      assertThat(told(application, "closed")).isEqualTo("closed");
      assertThat(application.locator("#heard").textContent()).isEmpty();
    }
  }

  static void aFrameIsFilledIn(ConnectStage stage) {
    Api ole = stage.backend("ole");
    try (PanelVisitor visitor = stage.panel().visitor("es-ES")) {
      Words words = visitor.words();
      Page application = visitor.open(stage.acme().frame(stage.link(ole, "lighthouse"))).page();
      FrameLocator frame = framed(application);
      frame.locator("input[name=keeper]").fill("Ole");
      frame.locator("input[name=height]").fill("20");
      frame.locator("input[name=passphrase]").fill("a light in the night");
      button(frame, words.say("form.connect")).click();
      button(frame, words.say("connect.back", "Acme")).click();
      String id = outcome(application).get("connectionId");
      assertThat(ole.get("/connections/" + id).text("/config/keeper")).isEqualTo("Ole");
      assertThat(application.locator("iframe").count()).isZero();

      visitor.open(stage.acme().frame(stage.link(ole, "lighthouse")));
      button(framed(application), words.say("connect.cancel")).click();
      assertThat(told(application, "cancelled")).isEqualTo("cancelled");

      visitor.open(stage.acme().frame(stage.link(ole, "lighthouse")));
      framed(application);
      application.evaluate("() => document.querySelector('#place').remove()");
      assertThat(told(application, "closed")).isEqualTo("closed");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  static void aFrameWaitsForAnotherWindow(ConnectStage stage) {
    Api uma = stage.backend("uma");
    try (PanelVisitor visitor = stage.panel().visitor("en-GB")) {
      Words words = visitor.words();
      Page application = visitor.open(stage.acme().frame(stage.link(uma, "airtable"))).page();
      FrameLocator frame = framed(application);
      Locator go = button(frame, words.say("oauth.continue", "Airtable"));
      Page popup = application.waitForPopup(go::click);
      popup.locator("button").click();
      popup.locator("button[value=deny]").click();
      visitor.in(popup).sees("Nothing was connected.").look("connect-frame-denied");
      popup.close();

      button(frame, words.say("again")).click();
      frame.locator("h1").evaluate("() => { window.open = () => null; }");
      go.click();
      Locator byHand = frame.getByText(words.say("elsewhere.open"));
      byHand.waitFor();
      visitor.lookIntoFrame("connect-frame");
      Page opened = application.waitForPopup(byHand::click);
      visitor.in(opened).look("connect-frame-asked").page().locator("button").click();
      opened.locator("button[value=allow]").click();
      visitor.in(opened).sees("Account: ana@example.com").look("connect-frame-connected");

      button(frame, words.say("connect.back", "Acme")).click();
      stage.confirm(uma, outcome(application));
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  /** Opens the link of the page's address, and presses the button that spends it. */
  private static Page opened(Page application) {
    Page popup = application.waitForPopup(() -> application.locator("button").click());
    popup.locator("button").click();
    popup.waitForURL("**/connect");
    return popup;
  }

  static FrameLocator framed(Page application) {
    application.locator("button").click();
    FrameLocator frame = application.frameLocator("iframe");
    frame.locator("form button").click();
    frame.locator(".connect").waitFor();
    return frame;
  }

  static Locator button(FrameLocator frame, String name) {
    return frame.getByRole(
        AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Map<String, String> outcome(Page application) {
    return MAPPER.readValue(told(application, "connectionId"), new TypeReference<>() {});
  }

  static String told(Page application, String word) {
    Locator outcome = application.locator("#outcome");
    outcome.getByText(word).waitFor();
    return outcome.textContent();
  }
}
