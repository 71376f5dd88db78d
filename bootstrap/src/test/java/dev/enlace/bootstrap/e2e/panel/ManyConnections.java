package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** More connections than a page of the list holds. */
final class ManyConnections {
  private static final int PAGE = 50;
  private static final int REST = 7;
  private static final int TIMELINE_PAGE = 20;

  private ManyConnections() {}

  static void areReadPageByPage(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Many " + language);
    List<String> names =
        IntStream.range(0, PAGE + REST).mapToObj(i -> "Mailbox " + (100 + i)).toList();
    String entry = tenant.admin().entry("smtp");
    names.forEach(name -> connect(stage, tenant, entry, name));
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/").signIn(tenant.adminKey()).reads("paging.page", "1");
      List<String> shown = new ArrayList<>(labels(visitor));
      assertThat(shown).hasSize(PAGE);
      assertThat(visitor.button("paging.previous").isDisabled()).isTrue();

      visitor.press("paging.next").reads("paging.page", "2");
      assertThat(visitor.page().evaluate("document.activeElement.innerText"))
          .isEqualTo(visitor.words().say("paging.next"));
      visitor.look("list-page-2");
      assertThat(labels(visitor)).hasSize(REST);
      shown.addAll(labels(visitor));
      assertThat(shown).containsExactlyInAnyOrderElementsOf(names);
      assertThat(visitor.button("paging.next").isDisabled()).isTrue();

      visitor.page().locator(".row .what a").first().click();
      visitor.reads("connection.facts").page().goBack();
      visitor.reads("paging.page", "2");
      assertThat(labels(visitor)).isEqualTo(shown.subList(PAGE, shown.size()));

      visitor.press("paging.previous").reads("paging.page", "1");
      assertThat(labels(visitor)).isEqualTo(shown.subList(0, PAGE));
      visitor.press("paging.next").reads("paging.page", "2");
      visitor.choose("filter.visibility", "private").reads("paging.page", "1");
      assertThat(labels(visitor)).isEqualTo(shown.subList(0, PAGE));
      visitor.choose("filter.visibility", "restricted").reads("connections.noneFits");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
      somethingOfWhichMuchIsKnown(stage, tenant, visitor);
    }
  }

  /** Its timeline is loaded again after some seconds, on whichever page one is then. */
  private static void somethingOfWhichMuchIsKnown(
      PanelStage stage, Tenant tenant, PanelVisitor visitor) {
    String id = tenant.admin().get("/connections?limit=1").text("/items/0/id");
    for (int version = 1; version <= TIMELINE_PAGE + 1; version++) {
      Answer named =
          tenant
              .admin()
              .with("If-Match", "\"" + version + "\"")
              .patch("/connections/" + id, Map.of("label", "Mailbox " + version));
      assertThat(named.status()).as(named.text()).isEqualTo(200);
    }
    String events = "/audit-events?limit=50&target=" + id;
    Waiting.until(() -> tenant.admin().get(events).json().at("/items").size() > TIMELINE_PAGE);
    visitor.open(stage.url() + "/#/connections/" + id).press("paging.next");
    visitor.reads("paging.page", "2").page().waitForTimeout(3000);
    visitor.reads("paging.page", "2");
    assertThat(visitor.page().getByText(visitor.words().say("loading")).count()).isZero();
    assertThat(visitor.page().locator(".timeline li").count()).isPositive();
  }

  private static void connect(PanelStage stage, Tenant tenant, String entry, String name) {
    int port = stage.enlace().sandbox().smtp().port();
    Answer made =
        tenant
            .admin()
            .post(
                "/connections?verify=false",
                Map.of(
                    "availableConnectionId",
                    entry,
                    "label",
                    name,
                    "config",
                    Mail.config("127.0.0.1", port, Mail.PASSWORD)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private static List<String> labels(PanelVisitor visitor) {
    return visitor.page().locator(".row .what a").allInnerTexts();
  }
}
