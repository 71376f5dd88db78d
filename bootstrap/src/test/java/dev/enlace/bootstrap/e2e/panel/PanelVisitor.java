package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.enlace.bootstrap.e2e.harness.Chromium;
import dev.enlace.bootstrap.e2e.harness.Surfer;
import java.util.List;

/** Somebody who uses the pages with a real browser, in one language. */
final class PanelVisitor implements AutoCloseable {
  private final Surfer surfer;
  private final Page page;
  private final Words words;

  private PanelVisitor(Surfer surfer, Page page, Words words) {
    this.surfer = surfer;
    this.page = page;
    this.words = words;
  }

  static PanelVisitor with(Chromium chromium, String language) {
    Surfer surfer = chromium.surfer(language);
    surfer
        .page()
        .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    surfer.page().setViewportSize(1200, 850);
    return new PanelVisitor(surfer, surfer.page(), Words.of(language));
  }

  /** The same person in another window. */
  PanelVisitor in(Page window) {
    return new PanelVisitor(surfer, window, words);
  }

  PanelVisitor open(String address) {
    surfer.open(address);
    return this;
  }

  /** Signs in on the page in front of them. */
  PanelVisitor signIn(String key) {
    fill("signIn.key", key).press("signIn.do");
    page().getByRole(AriaRole.NAVIGATION).first().waitFor();
    return this;
  }

  Words words() {
    return words;
  }

  Page page() {
    return page;
  }

  PanelVisitor fill(String label, String text) {
    page().getByLabel(words.say(label)).first().fill(text);
    return this;
  }

  PanelVisitor press(String button, String... value) {
    button(button, value).click();
    return this;
  }

  Locator button(String name, String... value) {
    return page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(words.say(name, value)).setExact(true))
        .first();
  }

  PanelVisitor follow(String name) {
    page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
    return this;
  }

  /** Waits until that stands on the page. */
  PanelVisitor sees(String text) {
    page().getByText(text).filter(new Locator.FilterOptions().setVisible(true)).first().waitFor();
    return this;
  }

  PanelVisitor reads(String key, String... value) {
    return sees(words.say(key, value));
  }

  /** Looks at the page by day and by night: keeps a picture, and lets axe look for barriers. */
  PanelVisitor look(String name) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      List<Rule> barriers = new AxeBuilder(page()).setLegacyMode(true).analyze().getViolations();
      assertThat(barriers)
          .as(name + " in " + scheme)
          .extracting(rule -> rule.getId() + " " + rule.getNodes())
          .isEmpty();
    }
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    surfer.picture("panel-" + name + "-" + words.language());
    return this;
  }

  List<String> complaints() {
    return surfer.complaints();
  }

  @Override
  public void close() {
    surfer.close();
  }
}
