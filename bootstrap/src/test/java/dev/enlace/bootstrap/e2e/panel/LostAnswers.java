package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.concurrent.atomic.AtomicInteger;

/** What is asked for more than once, and made once. */
final class LostAnswers {
  private LostAnswers() {}

  static void areAskedForAgainWithoutMakingAnything(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Lost " + language);
    AtomicInteger sent = new AtomicInteger();
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/#/api-keys").signIn(tenant.adminKey());
      visitor.page().route("**/api-keys", route -> losing(route, sent));
      visitor.page().locator("summary").first().click();
      visitor.fill("apiKeys.name", "Made once").choose("apiKeys.ends", "30");
      visitor.press("apiKeys.create").reads("error.NETWORK").look("lost");
      visitor.press("apiKeys.create").reads("secret.once").press("secret.done");
      assertThat(sent).hasValue(2);
      assertThat(count(tenant, "/api-keys", "Made once")).isOne();

      visitor.page().locator("summary").first().click();
      visitor.fill("apiKeys.name", "Made once").choose("apiKeys.ends", "30");
      visitor.press("apiKeys.create").reads("secret.once");
      assertThat(count(tenant, "/api-keys", "Made once")).isEqualTo(2);
    }
  }

  static void makeNothingTwiceByTwoClicks(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Twice " + language);
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/#/webhooks").signIn(tenant.adminKey());
      visitor.page().locator("summary").first().click();
      visitor.fill("webhooks.url", stage.landing().at("/twice"));
      visitor.button("webhooks.create").evaluate("(button) => { button.click(); button.click(); }");
      visitor.reads("secret.once");
      assertThat(count(tenant, "/webhooks", "/twice")).isOne();
    }
  }

  /** The first that wants to make something is done, and its answer never arrives. */
  private static void losing(Route route, AtomicInteger sent) {
    if (route.request().method().equals("POST") && sent.incrementAndGet() == 1) {
      assertThat(route.fetch().status()).isEqualTo(201);
      route.abort();
    } else {
      route.resume();
    }
  }

  private static int count(Tenant tenant, String path, String text) {
    return tenant.admin().get(path).text().split(text, -1).length - 1;
  }
}
