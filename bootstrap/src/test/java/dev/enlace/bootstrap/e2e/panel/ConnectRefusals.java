package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.enlace.bootstrap.e2e.harness.Person;
import java.net.URI;
import java.util.Map;

/** What a real browser shows where the connect page must not be used. */
final class ConnectRefusals {
  private ConnectRefusals() {}

  static void sayWhatToDo(ConnectStage stage, String language) {
    String user = "late-" + language;
    String expired = stage.link(stage.backend(user), "airtable");
    stage.expire(user);
    String spent = stage.link(stage.backend(user), "airtable");
    assertThat(new Person().submit(URI.create(spent), "").status()).isEqualTo(303);
    Map<String, String> links =
        Map.of("expired", expired, "spent", spent, "tampered", spent.replaceFirst(".$", "~"));
    try (PanelVisitor visitor = stage.panel().visitor(language)) {
      boolean english = visitor.words().language().equals("en");
      links.forEach(
          (name, link) -> visitor.open(link).sees(words(name, english)).look("connect-" + name));

      Page application = visitor.open(stage.acme().frame(spent)).page();
      application.locator("button").click();
      application.frameLocator("iframe").getByText(words("spent", english)).waitFor();
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  private static String words(String name, boolean english) {
    return switch (name) {
      case "expired" -> english ? "has expired" : "ha caducado";
      case "spent" -> english ? "opened already" : "ya se abrió";
      default -> english ? "not complete" : "no está completo";
    };
  }

  static void oneLinkAtATime(ConnectStage stage) {
    try (PanelVisitor ana = stage.panel().visitor("en-GB")) {
      Page first = ana.page();
      PanelVisitor bob = ana.in(first.context().newPage());
      ana.open(stage.link(stage.backend("first"), "airtable"));
      first.locator("button").click();
      ana.reads("oauth.sameTab", "Airtable");
      spend(bob, stage);

      ana.press("oauth.continue", "Airtable");
      ana.reads("connect.replaced").look("connect-replaced");

      ana.open(stage.link(stage.backend("first"), "airtable"));
      first.locator("button").click();
      ana.press("oauth.continue", "Airtable");
      first.locator("button[value=allow]").waitFor();
      spend(bob, stage);
      first.locator("button[value=allow]").click();
      ana.reads("connect.replaced");
      assertThat(ana.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  private static void spend(PanelVisitor bob, ConnectStage stage) {
    bob.page().navigate(stage.link(stage.backend("bob"), "airtable"));
    assertThat(bob.page().locator("dl").textContent()).contains("bob");
    bob.page().locator("button").click();
    bob.reads("connect.for", "bob");
  }

  static void noOtherFrame(ConnectStage stage) {
    String link = stage.link(stage.backend("framed"), "airtable");
    String page = stage.panel().url() + "/connect";
    try (PanelVisitor visitor = stage.panel().visitor("en-GB")) {
      isRefused(visitor, stage, link);
      visitor.open(link).page().locator("button").click();
      visitor.reads("connect.for", "framed");
      isRefused(visitor, stage, page);

      Page application = visitor.open(stage.acme().frame(page)).page();
      application.locator("button").click();
      application
          .frameLocator("iframe")
          .getByText(visitor.words().say("connect.for", "framed"))
          .waitFor();
    }
  }

  private static void isRefused(PanelVisitor visitor, ConnectStage stage, String address) {
    Page application = visitor.open(stage.other().frame(address)).page();
    application.waitForConsoleMessage(
        new Page.WaitForConsoleMessageOptions()
            .setPredicate(
                message -> message.text().contains("frame-ancestors " + stage.acme().origin())),
        () -> application.locator("button").click());
    assertThat(application.frames())
        .hasSize(2)
        .noneMatch(frame -> frame.url().startsWith(stage.panel().url()));
  }
}
