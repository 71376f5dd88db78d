package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
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

  static PanelVisitor with(Surfer surfer, String language) {
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

  PanelVisitor choose(String label, String value) {
    page().getByLabel(words.say(label)).first().selectOption(value);
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
    assertThat(Barriers.all(page())).as(name + " by day").isEqualTo(List.of());
    Surfer.picture(page, "panel-" + name + "-" + words.language());
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(Barriers.ofColour(page())).as(name + " by night").isEqualTo(List.of());
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    return this;
  }

  /** The same where the page frames another, at which axe looks. */
  PanelVisitor lookIntoFrame(String name) {
    Frame frame = page.frames().getLast();
    assertThat(Barriers.all(frame)).as(name).isEqualTo(List.of());
    Surfer.picture(page, "panel-" + name + "-" + words.language());
    return this;
  }

  /** Opens what is folded up below that heading. */
  PanelVisitor unfold(String heading) {
    page().locator("#" + heading + " ~ details summary").first().click();
    return this;
  }

  /** Sends the form that is folded up below that heading. */
  PanelVisitor save(String heading) {
    page().locator("#" + heading + " ~ details button[type=submit]").click();
    return this;
  }

  /** Says yes to what a dialog asks. */
  PanelVisitor confirm() {
    page().locator("dialog button.danger").click();
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
