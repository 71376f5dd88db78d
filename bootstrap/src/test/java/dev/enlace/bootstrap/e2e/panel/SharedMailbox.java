package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.List;
import java.util.Map;

/** A connection that its owner lets others use, and then no longer. */
final class SharedMailbox {
  private SharedMailbox() {}

  static void isSharedWithUsersAndKeysAndTakenBack(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Sharing " + language);
    Api admin = tenant.admin();
    String path = "/connections/" + Mail.connected(admin, stage.enlace(), "private");
    Answer key =
        admin.post(
            "/api-keys",
            Map.of("name", "Billing", "role", "member", "permissions", List.of("act_as")));
    Api billing = Api.of(stage.enlace().url(), key.text("/key"));
    assertThat(billing.as("ana").get(path).status()).isEqualTo(404);
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/#" + path).signIn(tenant.adminKey()).reads("sharing.private");
      visitor.unfold("settings");
      visitor.choose("visibility", "restricted").save("settings");
      visitor.page().getByText(visitor.words().say("sharing.private")).waitFor(gone());

      visitor.unfold("sharing").fill("sharing.users", "ana\n\n bea \nana");
      tick(visitor, "Billing").check();
      visitor.look("sharing").save("sharing").reads("sharing.saved");
      Answer shares = admin.get(path + "/shares");
      assertThat(shares.json().at("/users").valueStream().map(user -> user.asString()))
          .containsExactlyInAnyOrder("ana", "bea");
      assertThat(shares.text("/keys/0")).isEqualTo(key.text("/id"));
      assertThat(billing.as("ana").get(path).status()).isEqualTo(200);
      assertThat(billing.get(path).status()).isEqualTo(200);

      visitor.page().reload();
      visitor.unfold("sharing");
      assertThat(tick(visitor, "Billing").isChecked()).isTrue();
      tick(visitor, "Billing").uncheck();
      visitor.fill("sharing.users", "bea").save("sharing").reads("sharing.saved");
      assertThat(billing.as("ana").get(path).status()).isEqualTo(404);
      assertThat(billing.get(path).status()).isEqualTo(404);
      assertThat(billing.as("bea").get(path).status()).isEqualTo(200);

      String hers = Mail.connected(billing.as("eva"), stage.enlace(), "private");
      visitor.open(stage.url() + "/#/connections/" + hers).reads("connection.ofOwner");
      assertThat(visitor.button("connection.test").count()).isZero();
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  private static Locator tick(PanelVisitor visitor, String name) {
    return visitor.page().getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }
}
