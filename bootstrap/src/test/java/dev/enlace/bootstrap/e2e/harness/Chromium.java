package dev.enlace.bootstrap.e2e.harness;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.HarContentPolicy;
import dev.enlace.bootstrap.files.ForeignTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of the operating system, without a window. */
public final class Chromium implements AutoCloseable {
  private static final List<String> TALKS_TO_NOBODY_BY_ITSELF =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--disable-quic",
          "--host-resolver-rules=MAP *.example 127.0.0.1, MAP *.test 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it. */
  public static Chromium start() {
    Path program = ForeignTool.ofSystem("chromium").program();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    LaunchOptions options =
        new LaunchOptions().setExecutablePath(program).setArgs(TALKS_TO_NOBODY_BY_ITSELF);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /** A person with a profile of their own, whose language is a tag such as {@code es-ES}. */
  public Surfer surfer(String language) {
    return new Surfer(browser.newContext(profile(language)));
  }

  /** The same; all that travels to and fro is in that file (HAR) once they have gone. */
  public Surfer surfer(String language, Path recording) {
    return new Surfer(
        browser.newContext(
            profile(language)
                .setRecordHarPath(recording)
                .setRecordHarContent(HarContentPolicy.EMBED)));
  }

  private static Browser.NewContextOptions profile(String language) {
    return new Browser.NewContextOptions()
        .setLocale(language)
        .setViewportSize(900, 760)
        .setIgnoreHTTPSErrors(true);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
