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
    context.onConsoleMessage(message -> {
      if (!List.of("log", "info", "debug").contains(message.type())) {
        complaints.add(message.text());
      }
    });
    context.onWebError(error -> complaints.add(error.error()));
    context.onRequestFailed(
        request -> complaints.add(request.url() + " failed: " + request.failure()));
    this.page = context.newPage();
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
    picture(page, name);
    return this;
  }

  /** The same of another window. */
  public static void picture(Page window, String name) {
    shoot(window, name);
    window.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(window, name + Screenshots.DARK);
    window.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
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

  private static void shoot(Page window, String name) {
    window.screenshot(new Page.ScreenshotOptions().setPath(Screenshots.of(name)).setFullPage(true));
  }
}
