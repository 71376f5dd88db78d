package dev.enlace.bootstrap.e2e.harness;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a real browser, and everything that the browser complained of. */
public final class Surfer implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Surfer(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(15_000);
    this.page = context.newPage();
    page.onConsoleMessage(message -> {
      if (!List.of("log", "info", "debug").contains(message.type())) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequestFailed(
        request -> complaints.add(request.url() + " failed: " + request.failure()));
  }

  /** The page in front of them. */
  public Page page() {
    return page;
  }

  /** Opens an address. */
  public Surfer open(String address) {
    page.navigate(address);
    return this;
  }

  /** Clicks the button with that name and waits for what it leads to. */
  public Surfer press(String name) {
    page.getByText(name, new Page.GetByTextOptions().setExact(true)).click();
    page.waitForLoadState();
    return this;
  }

  /** The text that they can read. */
  public String text() {
    return page.locator("body").innerText();
  }

  /** Keeps a picture of the page, by day and by night, for people to look at. */
  public Surfer picture(String name) {
    shoot(name);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(name + Screenshots.DARK);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    return this;
  }

  /** The cookies that the browser keeps. */
  public List<Cookie> cookies() {
    return context.cookies();
  }

  /** Errors, warnings, broken policies and failed requests so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    context.close();
  }

  private void shoot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Screenshots.of(name)).setFullPage(true));
  }
}
