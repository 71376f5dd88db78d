package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.RowLock;
import dev.enlace.bootstrap.e2e.harness.Tenant;

/** New keys for the secrets of a workspace, one of which keeps them waiting. */
final class RunningRotation {
  private RunningRotation() {}

  static void showsHowFarItHasCome(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Rotation " + language);
    String id = Mail.connected(tenant.admin(), stage.enlace(), "private");
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/#/keys").signIn(tenant.adminKey()).reads("rotation.none");
      Locator progress = visitor.page().locator("progress");
      try (RowLock lock = new RowLock(stage.database(), id)) {
        visitor.press("rotation.start").confirm().reads("rotation.reencrypting");
        assertThat(number(progress, "value")).isLessThan(number(progress, "max"));
        assertThat(visitor.button("rotation.start").isDisabled()).isTrue();
        visitor.look("rotation-running");
      }
      visitor.reads("rotation.completed");
      assertThat(number(progress, "value")).isEqualTo(number(progress, "max"));
      assertThat(visitor.button("rotation.start").isEnabled()).isTrue();
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  private static double number(Locator progress, String property) {
    return ((Number) progress.evaluate("(element) => element." + property)).doubleValue();
  }
}
