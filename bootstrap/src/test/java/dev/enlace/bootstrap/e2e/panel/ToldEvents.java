package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.Map;

/** What an application was told. */
final class ToldEvents {
  private ToldEvents() {}

  static void areShownAndToldAgain(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Told " + language);
    Answer webhook =
        tenant
            .admin()
            .post(
                "/webhooks", Map.of("url", stage.landing().at("/orders"), "description", "Orders"));
    assertThat(webhook.status()).as(webhook.text()).isEqualTo(201);
    Mail.connected(tenant.admin(), stage.enlace(), "private");
    String deliveries = "/webhooks/" + webhook.text("/id") + "/deliveries";
    Waiting.until(() -> !tenant.admin().get(deliveries).json().at("/items").isEmpty());
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/#/webhooks").signIn(tenant.adminKey());
      visitor.follow("Orders").reads("deliveries.accepted").reads("action.connection.created");
      assertThat(visitor.page().locator("tbody tr").count()).isOne();

      visitor.press("deliveries.replay").reads("deliveries.byHand").look("deliveries");
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(2);
      Answer told = tenant.admin().get(deliveries);
      assertThat(told.text("/items/0/eventId")).isEqualTo(told.text("/items/1/eventId"));

      visitor.page().locator("summary").first().click();
      visitor.fill("webhooks.description", "Orders and more");
      visitor.page().getByLabel("connection.deleted").check();
      visitor.look("webhook-form").press("form.save").reads("settings.saved");
      visitor.sees("Orders and more");
      Answer changed = tenant.admin().get("/webhooks/" + webhook.text("/id"));
      assertThat(changed.text("/description")).isEqualTo("Orders and more");
      assertThat(changed.text("/events/0")).isEqualTo("connection.deleted");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }
}
