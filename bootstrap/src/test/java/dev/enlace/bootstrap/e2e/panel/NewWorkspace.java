package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;

/** A workspace that the administrator of the instance makes, and whose key cannot make another. */
final class NewWorkspace {
  private NewWorkspace() {}

  static void isMadeByTheAdministratorOfTheInstanceAlone(PanelStage stage, String language) {
    String name = "Branch " + language;
    try (PanelVisitor visitor = stage.visitor(language)) {
      Words words = visitor.words();
      visitor.open(stage.url() + "/").signIn(RunningEnlace.ADMIN_KEY);
      visitor.follow(words.say("nav.workspaces")).reads("workspaces.here");
      visitor.page().locator("summary").first().click();
      visitor.press("workspaces.create").reads("rule.required");
      visitor.fill("workspaces.name", name).choose("workspaces.confirmation", "off");
      visitor.look("workspaces").press("workspaces.create").reads("secret.once");
      String key = visitor.page().locator("code.secret").innerText();
      visitor.press("secret.done").sees(name).look("workspaces-made");

      Api admin = Api.of(stage.enlace().url(), key);
      assertThat(admin.get("/connections").status()).isEqualTo(200);
      visitor.press("nav.signOut").signIn(key).reads("nowhere.title");
      assertThat(visitor.page().getByText(words.say("nav.workspaces")).count()).isZero();
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }
}
