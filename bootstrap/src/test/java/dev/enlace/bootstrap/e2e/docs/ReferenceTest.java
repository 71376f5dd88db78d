package dev.enlace.bootstrap.e2e.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Chromium;
import dev.enlace.bootstrap.e2e.harness.Contract;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Surfer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  private static RunningEnlace enlace;
  private static Api nobody;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    nobody = Api.anonymous(enlace.url());
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void somebody_reads_it_types_in_a_key_and_tries_an_operation_without_leaving_this_server() {
    List<String> asked = new ArrayList<>();
    try (Chromium chromium = Chromium.start();
        Surfer surfer = chromium.surfer("en-GB")) {
      Page page = surfer.page();
      page.onRequest(request -> asked.add(request.url()));
      surfer.open(enlace.url() + "/docs");
      assertThat(page.locator(".info .title")).containsText("Enlace");
      assertThat(page.locator(".opblock")).hasCount(operations());
      look(surfer, "reference");

      authorize(surfer);
      Locator operation = page.locator("#operations-Catalogue-getAvailableConnection");
      operation.locator(".opblock-summary-control").click();
      button(operation, "Try it out").click();
      button(operation, "Execute").click();

      assertThat(operation.locator(".live-responses-table tbody .response-col_status").first())
          .containsText("200");
      assertThat(operation.locator(".live-responses-table tbody .highlight-code").first())
          .containsText("\"slug\": \"airtable\"");
      look(surfer, "reference-tried");
      assertThat(surfer.complaints()).isEmpty();
    }
    assertThat(asked)
        .contains(enlace.url() + "/connections/available/airtable")
        .filteredOn(address -> !address.startsWith("data:"))
        .allMatch(address -> address.startsWith(enlace.url() + "/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs",
        "/docs/",
        "/docs/initializer.js",
        "/docs/reference.css",
        "/docs/swagger-ui.css"
      })
  void it_may_use_this_server_alone_and_is_asked_for_again_by_its_version(String path) {
    Answer answer = nobody.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-cache");
    Answer again = nobody.with("If-None-Match", answer.header("ETag").orElseThrow()).get(path);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void a_script_of_a_megabyte_is_sent_in_a_third() {
    Answer plain = nobody.get("/docs/swagger-ui-bundle.js");
    Answer zipped = nobody.with("Accept-Encoding", "gzip").get("/docs/swagger-ui-bundle.js");

    assertThat(zipped.header("Content-Encoding")).contains("gzip");
    assertThat(length(zipped)).isLessThan(length(plain) / 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/index.html", "/docs/../openapi.yaml", "/docs/swagger-ui.js"})
  void nothing_else_is_there(String path) {
    Answer answer = nobody.get(path.replace("..", "%2e%2e"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Security-Policy").orElseThrow()).doesNotContain("script");
  }

  /**
   * By day and by night: lets axe look for barriers, and keeps a picture. Without motion, or else
   * axe would measure colours that are still on their way.
   */
  private static void look(Surfer surfer, String name) {
    Page page = surfer.page();
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE));
      assertThat(page.locator("html.dark-mode")).hasCount(scheme == ColorScheme.DARK ? 1 : 0);
      assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
          .as(name + " in " + scheme)
          .extracting(rule -> rule.getId() + " " + rule.getNodes())
          .isEmpty();
    }
    surfer.picture(name);
  }

  private static void authorize(Surfer surfer) {
    Page page = surfer.page();
    button(page.locator(".auth-wrapper").first(), "Authorize").first().click();
    page.locator(".dialog-ux input[type=text], .dialog-ux input[type=password]")
        .first()
        .fill(RunningEnlace.ADMIN_KEY);
    look(surfer, "reference-key");
    page.locator(".dialog-ux .auth-btn-wrapper button.authorize").first().click();
    page.locator(".dialog-ux .btn-done").first().click();
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  private static int operations() {
    return Contract.of(enlace).operations().size();
  }

  private static long length(Answer answer) {
    return Long.parseLong(answer.header("Content-Length").orElseThrow());
  }
}
