package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.enlace.bootstrap.e2e.harness.Tenant;

/** Somebody who has no mouse. */
final class Keyboard {
  /** More than any view has of what takes the focus. */
  private static final int STEPS = 80;

  private Keyboard() {}

  static void isAllThatIsNeeded(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Keyboard " + language);
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/#/api-keys").reads("signIn.lead");
      type(visitor, "signIn.key", tenant.adminKey());
      visitor.page().keyboard().press("Enter");
      visitor.reads("apiKeys.lead");

      reach(visitor, visitor.page().locator("summary").first());
      visitor.page().keyboard().press("Space");
      type(visitor, "apiKeys.name", "Typed");
      reach(visitor, visitor.button("apiKeys.create"));
      visitor.page().keyboard().press("Space");
      visitor.reads("secret.once");
      reach(visitor, visitor.button("secret.done"));
      visitor.page().keyboard().press("Enter");
      visitor.sees("Typed");
      assertThat(tenant.admin().get("/api-keys").text()).contains("\"Typed\"");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  private static void type(PanelVisitor visitor, String label, String text) {
    reach(visitor, visitor.page().getByLabel(visitor.words().say(label)).first());
    visitor.page().keyboard().insertText(text);
  }

  private static void reach(PanelVisitor visitor, Locator target) {
    for (int i = 0; i < STEPS && !isFocused(target); i++) {
      visitor.page().keyboard().press("Tab");
    }
    assertThat(isFocused(target)).as(target.toString()).isTrue();
  }

  private static boolean isFocused(Locator target) {
    return Boolean.TRUE.equals(target.evaluate("(element) => element === document.activeElement"));
  }
}
